#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/grams.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

struct SearchRequest {
    std::vector<std::string> words;
};

void describe_search(Options& options, SearchRequest& request) {
    options.words(request.words, "WORD", Arity::many, tr_later("literal texts that must all occur"),
                  check_filled);
}

bool prepare_search(const SearchRequest& request, Session& session) {
    return check_list(k_search_list, {}, session, request.words);
}

int run_search(const SearchRequest& request, Session& session) {
    ListExtras extras;
    std::string condition;
    for (std::size_t i = 0; i < request.words.size(); ++i) {
        const auto name = ":word" + std::to_string(i);
        condition += (i == 0 ? "" : " AND ") + search_condition(name);
        extras.parameters.emplace_back(name, gram_query(request.words[i]));
    }
    auto source = k_search_list;
    source.where = condition.c_str();
    return run_list(source, {}, session, extras);
}

}  // namespace

const Command k_report_search = {
    .name = "search",
    .summary = tr_later("tickets by words of symptoms, results, answers and notes"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_search, run_search, prepare_search>,
};

}  // namespace aftercare
