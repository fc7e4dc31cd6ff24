#include "aftercare/render/sheet.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/sheet_facts.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct PrintRequest {
    std::vector<std::string> ids;
    Paper what = Paper::order;
};

std::string read_paper(std::string_view typed, Paper& into) {
    if (const auto paper = paper_of(typed)) {
        into = *paper;
        return {};
    }
    std::string codes;
    for (const auto code : k_paper_codes) {
        codes += (codes.empty() ? "" : ", ") + std::string(code);
    }
    return form(tr("one of {codes}"), fmt::arg("codes", codes));
}

/// A paper is a page: of text, or of HTML.
std::string read_page_format(std::string_view typed, Format& into) {
    if (typed != "text" && typed != "html") {
        return "text, html";
    }
    into = typed == "html" ? Format::html : Format::table;
    return {};
}

void describe_print(Options& options, PrintRequest& request, CommonOptions& common) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.value(
        request.what, "what", "PAPER",
        tr_later("order, notice, plan, consent, decline, acceptance or works-notice; order if not given"),
        Need::optional, read_paper);
    options.value(common.format, "format", "FORMAT", tr_later("text or html; text if not given"),
                  Need::optional, read_page_format);
    options.text(common.output, "output", "FILE", tr_later("write to FILE"));
    options.letter('o');
    options.time(common.as_of, "as-of", tr_later("as it was at that time, with all known now"),
                 DateMeans::deadline);
    options.time(common.known_at, "known-at", tr_later("with what was entered by that time"),
                 DateMeans::deadline);
}

/// The order that a paper is about: the one named, or the only open one.
Decided<int> order_to_print(const Ticket& ticket, std::optional<int> named) {
    const auto open = open_orders(ticket);
    if (named && find_order(ticket, *named) == nullptr) {
        auto no = refused(Refusal::no_such_order, ticket);
        no.detail = std::to_string(*named);
        no.helps.clear();
        return no;
    }
    if (!named && open.size() != 1) {
        auto no = refused(open.empty() ? Refusal::no_open_order : Refusal::several_open_orders, ticket);
        no.orders = open;
        no.helps.clear();
        return no;
    }
    return named ? *named : open.front();
}

/// The order whose party a ticket's other papers name: the one named, else the last.
std::optional<int> order_behind(const Ticket& ticket, std::optional<int> named) {
    if (named || ticket.orders.empty()) {
        return named;
    }
    return ticket.orders.back().k;
}

/// The paper of one id; what is in its way is thrown.
Sheet paper_for(Session& session, const std::string& id, Paper paper) {
    const auto subject =
        find_subject(session.view(), session.ledger().state(), id, session.at(), session.by());
    const auto history = load_history(session.view(), subject.id, subject.number);
    auto k = order_behind(history.ticket, subject.order_k);
    if (is_about_order(paper) || subject.order_k) {
        const auto chosen = order_to_print(history.ticket, subject.order_k);
        if (!chosen) {
            auto no = chosen.reason();
            no.number = subject.number;
            throw RefusedBatch{{sentence(no)}};
        }
        k = *chosen;
    }
    auto sheet = make_paper(paper, gather_facts(session, history, k));
    if (!sheet) {
        const auto missing = missing_facts(paper, subject.number);
        throw Error(ErrorKind::fact, missing.found, {}, missing.advice);
    }
    return std::move(*sheet);
}

int run_print(const PrintRequest& request, Session& session) {
    std::vector<Sheet> sheets;
    std::vector<std::string> numbers;
    on_each_named(expand_ids(request.ids), [&](const std::string& id) {
        auto sheet = paper_for(session, id, request.what);
        numbers.push_back(sheet.number);
        sheets.push_back(std::move(sheet));
    });
    session.reveal(std::string(k_paper_codes[static_cast<std::size_t>(request.what)]), std::move(numbers));
    if (session.named_format() == Format::html) {
        session.out().write(sheets_html(sheets));
        return 0;
    }
    session.page();
    for (const auto& sheet : sheets) {
        session.out().write(&sheet == sheets.data() ? "" : "\n");
        session.out().write(sheet_text(sheet));
    }
    return 0;
}

}  // namespace

const Command k_dispatch_print = {
    .name = "print",
    .summary = tr_later("the work order and other papers, as text or as a page of HTML"),
    .need = LedgerNeed::read,
    .takes = k_needs_actor | k_carries_people,
    .bind = bound<describe_print, run_print>,
};

}  // namespace aftercare
