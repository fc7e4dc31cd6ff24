#include "apps/report/page_remarks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/limits.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

constexpr std::array k_headings = {tr_later("Causes"), tr_later("Measures"),
                                   tr_later("Plan for the next period")};

/// The heading without what people put around it.
std::string bare(std::string_view line) {
    const auto narrow = fold_ascii_case(fold_width(line));
    constexpr std::string_view k_around = "# \t\r:*";
    const auto from = narrow.find_first_not_of(k_around);
    const auto last = narrow.find_last_not_of(k_around);
    return from == std::string::npos ? std::string() : narrow.substr(from, last - from + 1);
}

/// Which part the line is the heading of, in either language.
std::optional<std::size_t> heading_of(std::string_view line) {
    const auto typed = bare(line);
    for (std::size_t i = 0; i < k_headings.size(); ++i) {
        for (const auto language : {Language::zh, Language::en}) {
            if (typed == fold_ascii_case(tr_as(language, "remarks", k_headings[i]))) {
                return i;
            }
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse(const std::string& found) {
    std::string all;
    for (const auto* heading : k_headings) {
        all += (all.empty() ? "" : tr(", ")) + std::string(tr_in("remarks", heading));
    }
    throw Error(ErrorKind::usage, found,
                form(tr("text under lines with the headings {headings}"), fmt::arg("headings", all)));
}

}  // namespace

std::vector<Remark> empty_remarks() {
    std::vector<Remark> remarks;
    for (const auto* heading : k_headings) {
        remarks.push_back({tr_in("remarks", heading)});
    }
    return remarks;
}

std::vector<Remark> read_remarks(const std::string& path) {
    const auto text = read_file(path, k_text_bytes_max + 1);
    if (text.size() > k_text_bytes_max) {
        refuse(form(tr("{path} is longer than {bytes} bytes"), fmt::arg("path", path),
                    fmt::arg("bytes", k_text_bytes_max)));
    }
    if (invalid_utf8_at(text)) {
        refuse(form(tr("{path} is no UTF-8 text"), fmt::arg("path", path)));
    }
    auto remarks = empty_remarks();
    std::array<bool, k_headings.size()> is_there{};
    std::optional<std::size_t> part;
    for (const auto line :
         split(text.starts_with("\xEF\xBB\xBF") ? std::string_view(text).substr(3) : std::string_view(text),
               '\n')) {
        if (const auto heading = heading_of(line)) {
            if (std::exchange(is_there[*heading], true)) {
                refuse(form(tr("{path} has the heading {heading} twice"), fmt::arg("path", path),
                            fmt::arg("heading", remarks[*heading].heading)));
            }
            part = heading;
        } else if (part) {
            remarks[*part].text += std::string(line.substr(0, line.find('\r'))) + "\n";
        } else if (!trim(line).empty()) {
            refuse(form(tr("{path} begins with no heading"), fmt::arg("path", path)));
        }
    }
    for (auto& remark : remarks) {
        remark.text = std::string(trim(remark.text));
    }
    return remarks;
}

PageSection remarks_part(const std::vector<Remark>& remarks) {
    PageSection part{.heading = tr("Remarks"), .blocks = {}};
    for (const auto& remark : remarks) {
        if (remark.text.empty()) {
            part.blocks.emplace_back(PageBlank{remark.heading});
        } else {
            part.blocks.emplace_back(PageText{remark.text, remark.heading});
        }
    }
    part.blocks.emplace_back(PageSignatures{{tr("Written by"), tr("Checked by"), tr("Approved by")}});
    return part;
}

}  // namespace aftercare
