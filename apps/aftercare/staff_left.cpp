#include "apps/aftercare/staff_left.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_words_told_max = 20;

std::string first_words(std::vector<std::string> words) {
    const auto all = words.size();
    if (all <= k_words_told_max) {
        return join_words(words);
    }
    words.resize(k_words_told_max);
    return form(tr("{list} and {count} more"), fmt::arg("list", join_words(words)),
                fmt::arg("count", all - k_words_told_max));
}

}  // namespace

std::vector<std::string> in_charge_lines(std::string_view site, const std::string& name,
                                         const InCharge& found) {
    std::vector<std::string> lines;
    if (!found.tickets.empty()) {
        lines.push_back(
            form(tr("{name} still handles open tickets: {tickets}; hand them over: {command}"),
                 fmt::arg("name", name), fmt::arg("tickets", first_words(found.tickets)),
                 fmt::arg("command", "aftercare intake assign --from " + shell_word(name) + " --to STAFF")));
    }
    if (!found.groups.empty()) {
        std::vector<std::string> groups;
        for (const auto id : found.groups) {
            groups.push_back(written_subject(site, SubjectKind::group, id.value));
        }
        const auto command = "aftercare intake group amend " + groups.front() + " --lead STAFF";
        lines.push_back(form(tr("{name} still leads group complaints: {groups}; hand them over: {command}"),
                             fmt::arg("name", name), fmt::arg("groups", first_words(std::move(groups))),
                             fmt::arg("command", command)));
    }
    return lines;
}

}  // namespace aftercare
