// What people add to the figures: why they are so, what is done about it, what comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/render/page.hpp"

namespace aftercare {

/// A part of the remarks; nothing is written under its heading when the text is empty.
struct Remark {
    std::string heading;
    std::string text = {};
};

/// The three parts without a text, in the current language.
std::vector<Remark> empty_remarks();

/// Reads a file of UTF-8 text in which each part stands under a line with its heading, in Chinese or English,
/// as `## 原因分析` or `改进措施：`. Parts may lack. Throws Error{usage} when the text begins with no
/// heading, has one twice, or is no UTF-8; Error{system} when it cannot be read.
std::vector<Remark> read_remarks(const std::string& path);

/// The remarks with lines to sign; parts without a text are left to be written on paper.
PageSection remarks_part(const std::vector<Remark>& remarks);

}  // namespace aftercare
