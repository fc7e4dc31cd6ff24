// Random months of a ticket beside a model that counts minutes: every due and every outcome, as they are at
// the end and as of times on the way, at each due and a second behind it, in whatever order the acts were
// entered; under two policies, in a zone without summer time and in one that leaves it.
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

#include "tests/sim/clock_months.hpp"

using namespace testing;

namespace {

/// One line a run: what it is, its dates, how it stands; the lines sorted.
class Lines {
  public:
    void add(Clock clock, Minute start, Minute due, Minute original, std::optional<Minute> standard,
             std::string_view outcome) {
        const auto text = [](Minute m) { return clock_text(Instant{m * 60}); };
        m_lines.insert(std::string(code_of(clock)) + " " + text(start) + " due " + text(due) + " " +
                       text(original) + " " + (standard ? text(*standard) : "-") + " " +
                       std::string(outcome) + "\n");
    }
    std::string all() const {
        std::string text;
        for (const auto& line : m_lines) {
            text += line;
        }
        return text;
    }

  private:
    std::multiset<std::string> m_lines;
};

std::string clocks_of(const Ticket& ticket, Instant read_at) {
    Lines lines;
    for (const auto& run : ticket.clocks) {
        lines.add(run.clock, minute_of(run.started_at), minute_of(run.due_at), minute_of(run.due_original_at),
                  run.standard_by ? std::optional(minute_of(*run.standard_by)) : std::nullopt,
                  code_of(outcome_at(run, read_at)));
    }
    return lines.all();
}

std::string clocks_of(const Model& model, Instant read_at) {
    Lines lines;
    for (const auto& run : model.runs()) {
        lines.add(run.clock, run.start, model.shown(run.due), model.shown(run.original),
                  run.standard ? std::optional(model.shown(*run.standard)) : std::nullopt,
                  model.outcome_at(run, read_at));
    }
    return lines.all();
}

/// Reads a ticket as of a time, and lets the model read it.
void compare(const World& world, const World& merged, const ModelRules& rules, Instant read_at) {
    CAPTURE(format_minute(read_at));
    Model model(rules, acts_until(merged, k_end_of_time));
    for (const auto& act : acts_until(world, read_at)) {
        model.take(act);
    }
    model.finish(minute_of(read_at));
    REQUIRE(clocks_of(world.as_of(read_at), read_at) == clocks_of(model, read_at));
}

/// Times at which it is read: the end, one on the way, each due of some runs and the second behind it.
std::vector<Instant> reads_of(const World& world, std::mt19937& random, bool all) {
    std::vector<Instant> reads{world.latest(), world.journal[random() % world.journal.size()].stamp.at};
    for (const auto& run : world.ticket.clocks) {
        if (all || random() % 8 == 0) {
            reads.push_back(run.due_at);
            reads.push_back(run.due_at + Seconds{1});
        }
    }
    const auto is_too_late = [](Instant at_) { return at_ > at("12-31 00:00"); };
    reads.erase(std::remove_if(reads.begin(), reads.end(), is_too_late), reads.end());
    const auto first = world.journal.front().stamp.at;
    reads.erase(std::remove_if(reads.begin(), reads.end(), [&](Instant each) { return each < first; }),
                reads.end());
    return reads;
}

constexpr unsigned k_all_months = 700;  // in each zone
#if defined(__SANITIZE_ADDRESS__)
constexpr unsigned k_months = 100;
#else
constexpr unsigned k_months = k_all_months;
#endif

/// Plays months in a zone; counts the verbs that were said, the kinds and the clocks.
void play(const ModelZone& zone, unsigned first_seed, std::map<std::string, int>& seen) {
    const ModelWorld world(zone);
    for (unsigned seed = first_seed; seed < first_seed + k_months; ++seed) {
        CAPTURE(zone.name);
        CAPTURE(seed);
        auto month = random_month(seed, world);
        const ModelRules rules{world.minutes, world.first, world.second, month.second_from};
        std::mt19937 random(seed);
        seen["undo"] += seed % 3 == 0 ? strike_some(month.repair, random) : 0;
        for (const auto read_at : reads_of(month.repair, random, seed % 20 == 0)) {
            compare(month.repair, month.before_merge, rules, read_at);
        }
        if (month.was_merged) {
            for (const auto read_at : reads_of(month.other, random, false)) {
                compare(month.other, {}, rules, read_at);
            }
        }
        for (const auto& entry : month.repair.journal) {
            seen[std::string(code_of(verb_of(entry.event)))]++;
        }
        seen[std::string(code_of(month.repair.ticket.kind))]++;
        for (const auto& run : month.repair.ticket.clocks) {
            seen["clock " + std::string(code_of(run.clock))]++;
        }
    }
    use_zone("Asia/Shanghai");
}

}  // namespace

TEST_CASE("every due and outcome of random months is what counting minutes gives, whenever it is read") {
    std::map<std::string, int> seen;
    play(k_shanghai, 0, seen);
    play(k_berlin, k_all_months, seen);
    for (const char* met :
         {"repair",         "complaint",      "enquiry",        "suggestion",    "praise",
          "service",        "confirm",        "amend",          "triage",        "answer",
          "decline",        "appeal",         "chase",          "withdraw",      "void",
          "promise",        "merge",          "split",          "order",         "serve",
          "inform",         "appoint",        "arrive",         "start",         "progress",
          "hold",           "resume",         "return",         "transfer",      "cancel",
          "default",        "extend",         "escalate",       "done",          "verify",
          "reject",         "reopen",         "force",          "archive",       "record",
          "undo",           "clock response", "clock feedback", "clock accept",  "clock dispatch",
          "clock visit",    "clock safe",     "clock resolve",  "clock verify",  "clock inform",
          "clock callback", "clock escalate", "clock promise",  "clock written", "clock attend",
          "clock reply"}) {
        CAPTURE(std::string(met));
        CHECK((seen[met] > 0 || k_months < k_all_months));  // few months do not meet the rare ones
    }
}

TEST_CASE("the same acts entered in any order are the same ticket") {
    const ModelWorld world(k_shanghai);
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        auto month = random_month(seed, world);
        const auto ticket = month.repair.ticket;
        std::shuffle(month.repair.journal.begin() + 1, month.repair.journal.end(), std::mt19937(seed));
        CHECK(month.repair.fold_all(month.repair.journal, k_end_of_time).ticket == ticket);
    }
}
