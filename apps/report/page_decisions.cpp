// The first part of the page: what waits for leaders, each a number and the decision wanted. It is of the
// report's as-of, whatever the period.
#include <cassert>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/page_parts.hpp"

namespace aftercare {

namespace {

/// So soon an answer to an authority has to be signed.
constexpr Seconds k_reply_soon{3 * 86400};
constexpr Seconds k_long_open{90 * 86400};
constexpr std::size_t k_lines_max = 10;
/// Retentions that are named, the earliest release first.
constexpr std::size_t k_retentions_named_max = 3;

void add_line(PageLines& lines, std::int64_t number, const std::string& text) {
    if (number > 0) {
        lines.lines.push_back({std::to_string(number), text});
    }
}

void add_major(PageLines& lines, const PageWork& work) {
    add_line(lines,
             work.lists.count(
                 {.source = k_ledger_list, .filters = {"state=open", "urgency=major", "made_safe_at="}}),
             tr("major tickets not made safe: who goes now, and who answers for it"));
    add_line(lines, work.lists.count({.source = k_ledger_list, .filters = {"state=open", "urgency=major"}}),
             tr("major tickets open: name who leads each, and by when"));
}

void add_groups(PageLines& lines, const PageWork& work) {
    const auto number_of = [&](std::string_view code) {
        return static_cast<std::int64_t>(work.whole.figure(code).value.value_or(0));
    };
    const auto unanswered = number_of("groups_unanswered");
    add_line(lines, unanswered, tr("group complaints not answered: what is said, and by whom"));
    add_line(lines, number_of("groups_open") - unanswered,
             tr("group complaints answered and open: who leads to the end"));
}

void add_replies(PageLines& lines, const PageWork& work) {
    const auto soon = (work.session.at() + k_reply_soon).seconds;
    add_line(lines, work.lists.count({.source = k_overdue_list, .filters = {"clock=reply"}}),
             tr("answers to who referred a ticket overdue: sign them today"));
    add_line(lines,
             work.lists.count(
                 {.source = k_due_list, .filters = {"clock=reply"}, .parameters = {{":until", soon}}}),
             tr("answers to who referred a ticket due within 3 days: sign them"));
}

/// Open tickets that came by way of somebody else: authorities, lawyers, the media.
void add_outside(PageLines& lines, const PageWork& work) {
    std::int64_t all = 0;
    std::vector<std::string> channels;
    for (const auto& channel : work.policy.channels) {
        if (!has_trait(work.policy, CodeTable::channel, channel.code, CodeTrait::outside)) {
            continue;
        }
        const auto count =
            work.lists.count({.source = k_ledger_list, .filters = {"state=open", "channel=" + channel.code}});
        if (count > 0) {
            all += count;
            channels.push_back(fmt::format("{} {}", work.word("channel", channel.code), count));
        }
    }
    add_line(lines, all,
             form(tr("tickets open by way of others ({channels}): who leads, and what is said"),
                  fmt::arg("channels", join_words(channels))));
}

void add_long_open(PageLines& lines, const PageWork& work) {
    const auto long_ago = work.session.at() + Seconds{-k_long_open.count};
    add_line(lines,
             work.lists.count({.source = k_ledger_list,
                               .filters = {"state=open", "received_at<" + format_minute(long_ago)}}),
             tr("tickets open for more than 90 days: more means, or a settlement"));
}

/// What is retained of contracts and soon to be released, though repairs are open in what their party built.
void add_retentions(PageLines& lines, const PageWork& work) {
    std::vector<std::string> named;
    for (const auto& each : work.retentions) {
        if (named.size() == k_retentions_named_max) {
            named.emplace_back("…");
            break;
        }
        named.push_back(form(tr("{party} {left} yuan on {day}, {defects} open"),
                             fmt::arg("party", each.party), fmt::arg("left", format_yuan(each.left)),
                             fmt::arg("day", format_day(each.release_on)),
                             fmt::arg("defects", each.open_defects)));
    }
    add_line(lines, std::ssize(work.retentions),
             form(tr("retentions to be released with defects open ({retentions}): have them mended or "
                     "charged before"),
                  fmt::arg("retentions", join_words(named))));
}

}  // namespace

PageSection decisions_part(const PageWork& work) {
    PageLines lines;
    for (const auto add : {add_major, add_groups, add_replies, add_outside, add_long_open, add_retentions}) {
        add(lines, work);
    }
    assert(lines.lines.size() <= k_lines_max);
    PageSection part{.heading = tr("Decisions wanted"), .blocks = {}};
    if (lines.lines.empty()) {
        part.blocks.emplace_back(PageText{tr("Nothing waits for a decision.")});
    } else {
        part.blocks.emplace_back(std::move(lines));
    }
    return part;
}

}  // namespace aftercare
