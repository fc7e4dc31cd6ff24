// The topics of `aftercare help`: what all commands have in common, said once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// A line of a topic: a term with what it means, a paragraph when there is no term, a line of an example when
/// there is no text.
struct TopicLine {
    const char* term;
    const char* text;  ///< msgid
};

/// A line in the current language.
struct SaidLine {
    std::string term;
    std::string text;
};

struct Topic {
    std::string_view name;
    const char* summary;  ///< msgid
    std::span<const TopicLine> lines;
    std::vector<SaidLine> (*tables)() =
        nullptr;  ///< what follows them from tables of the program; may be null
};

std::span<const Topic> help_topics();

/// The topic in the current language, in lines of at most 80 columns.
std::string topic_text(const Topic& topic);

}  // namespace aftercare
