#include "apps/intake/asker.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

std::optional<bool> yes_or_no(std::string_view answer) {
    const auto said = fold_ascii_case(fold_width(trim(answer)));
    for (const char* yes : {"y", "yes", "是", "对", "好"}) {
        if (said == yes) {
            return true;
        }
    }
    for (const char* no : {"n", "no", "否", "不", "不是"}) {
        if (said == no) {
            return false;
        }
    }
    return std::nullopt;
}

Asker::Asker(Session& session) : m_session(session), m_policy(load_policy_in_force(session.ledger().db())) {}

std::optional<std::string> Asker::line(const std::string& prompt, bool may_be_empty,
                                       const std::function<std::string(const std::string&)>& check,
                                       const std::vector<Completion>& completions, TextKind kind) {
    for (;;) {
        auto typed = ask_line(prompt, completions);
        if (!typed || (typed->empty() && may_be_empty)) {
            return typed;
        }
        if (const auto fault = text_fault(*typed, kind)) {
            say(words_of(*fault));
            continue;
        }
        const auto expected = typed->empty() ? std::string(tr("a text that is not empty"))
                              : check        ? check(*typed)
                                             : std::string();
        if (expected.empty()) {
            return typed;
        }
        say(form(tr("expected: {expected}"), fmt::arg("expected", expected)));
    }
}

void Asker::require_listed() {
    if (const auto no = refuse_actor(actor_named(db(), m_session.by(), m_session.now()))) {
        throw RefusedBatch{{sentence(*no)}};
    }
}

std::optional<PersonValues> Asker::shown_owner(const PlaceRequest& named) {
    const auto place = place_of(db(), named);
    auto owner = place.unit && place.unit->owner_id ? load_person(db(), *place.unit->owner_id) : std::nullopt;
    if (owner && !m_session.revealed()) {
        m_session.note_asked({place.unit->name});
        m_session.reveal("intake");
    }
    return owner;
}

std::vector<OpenTicket> Asker::open_tickets(const ReportRequest& request) {
    const auto place = place_of(db(), request.place);
    const auto codes = report_codes(m_policy, request);
    const Thing thing{.project_id = place.project.id,
                      .unit_id = place.unit ? std::optional(place.unit->id) : std::nullopt,
                      .place = place.text,
                      .element = codes.element.value_or(""),
                      .defect = codes.defect.value_or(""),
                      .location = std::string(trim(request.location.value_or("")))};
    return open_there(db(), {thing});
}

}  // namespace aftercare
