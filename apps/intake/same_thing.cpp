#include "apps/intake/same_thing.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

std::vector<std::string> open_numbers(const std::vector<OpenTicket>& there, bool is_same) {
    std::vector<std::string> numbers;
    for (const auto& ticket : there) {
        if (ticket.is_same == is_same) {
            numbers.push_back(ticket.number + " (" + word(ticket.state) + ")");
        }
    }
    return numbers;
}

std::string open_line(const std::vector<std::string>& numbers) {
    return form(tr("open there already: {tickets}"), fmt::arg("tickets", join_words(numbers)));
}

FoundEarlier find_earlier(Writer& writer, const Sought& sought, const std::string& channel,
                          Instant received_at) {
    const bool is_batch = has_trait(writer.policy(), CodeTable::channel, channel, CodeTrait::is_batch);
    const auto earlier = is_batch ? std::nullopt : earlier_ticket(writer.db(), sought, received_at);
    FoundEarlier found{.link = link_to(writer.policy(), earlier, received_at), .line = {}};
    if (earlier) {
        found.line =
            form(found.link.is_repeat ? tr("a repeat of {number}, which was done at {at}")
                                      : tr("follows {number}, which was over at {at}"),
                 fmt::arg("number", earlier->number), fmt::arg("at", format_minute(earlier->over_at)));
    }
    return found;
}

std::optional<EarlierLink> link_again(Session& session, TicketAct& act, const Ticket& changed) {
    const auto facts = act.facts();
    const auto& before = facts.ticket;
    if (thing_of(before) == thing_of(changed)) {
        return std::nullopt;
    }
    const auto say = [&](const std::string& line) { session.warn(act.subject.number + ": " + line); };
    const Sought sought{thing_of(changed), changed.id};
    const auto there = open_there(act.writer.db(), sought);
    for (const bool is_same : {true, false}) {
        if (const auto numbers = open_numbers(there, is_same); !numbers.empty()) {
            say(open_line(numbers));
        }
    }
    if (before.follows_said) {
        return std::nullopt;
    }
    auto found = find_earlier(act.writer, sought, changed.channel, changed.received_at);
    if (found.link == EarlierLink{.follows = before.follows, .is_repeat = before.is_repeat}) {
        return std::nullopt;
    }
    if (!found.line.empty()) {
        say(found.line);
    }
    return found.link;
}

}  // namespace aftercare
