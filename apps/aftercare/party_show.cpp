#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct PartyShowRequest {
    std::vector<std::string> parties;
};

void describe_party_show(Options& options, PartyShowRequest& request) {
    options.words(request.parties, "PARTY", Arity::many, tr_later("parties"), check_not_empty);
}

/// The columns of a person at the end of the rows of k_party_people_list.
constexpr std::size_t k_person_columns = 2;

/// The party, then each of its people, then each of its contracts.
void print_record(Session& session, PartyId id) {
    ShowWriter party(session, show_columns(k_party_list));
    for_each_row_of(session.view(), k_party_list, id.value, [&](Row row) { party.row(row); });
    auto columns = show_columns(k_party_people_list);
    columns.erase(columns.begin(), columns.end() - k_person_columns);
    for_each_row_of(session.view(), k_party_people_list, id.value, [&](Row row) {
        const auto person = row.last(k_person_columns);
        if (person[0] != Cell()) {
            session.print("");
            ShowWriter(session, columns).row(person);
        }
    });
    for_each_row_of(session.view(), k_contract_list, id.value, [&](Row row) {
        session.print("");
        ShowWriter(session, show_columns(k_contract_list)).row(row);
    });
}

int run_party_show(const PartyShowRequest& request, Session& session) {
    std::vector<PartyId> parties;
    on_each_named(request.parties,
                  [&](const std::string& word) { parties.push_back(party_named(session.view(), word).id); });
    if (shows_text(session)) {
        for (std::size_t i = 0; i < parties.size(); ++i) {
            if (i > 0) {
                session.print("");
            }
            print_record(session, parties[i]);
        }
        return 0;
    }
    ShowWriter writer(session, show_columns(k_party_people_list));
    for (const auto id : parties) {
        for_each_row_of(session.view(), k_party_people_list, id.value, [&](Row row) { writer.row(row); });
    }
    writer.finish();
    return 0;
}

}  // namespace

const Command k_party_show = {
    .name = "party show",
    .summary = tr_later("all that is known of parties"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .bind = bound<describe_party_show, run_party_show>,
};

}  // namespace aftercare
