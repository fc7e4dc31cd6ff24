// The section [codes]: one table a list, code = "word"; categories have a second level.
#include <algorithm>

#include "aftercare/core/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_code_bytes_max = 32;
constexpr std::size_t k_word_bytes_max = 60;
constexpr std::string_view k_own_word = "word";  ///< in a category's table: the category's own word

/// Takes `code` with `word` into the list unless one of them is malformed or there already.
void add_code(PolicyReading& reading, std::vector<PolicyCode>& rows, const PlacedText& code,
              const TomlNode& word, const std::string& parent) {
    const auto text = reading.text(word);
    const std::string shown = harmless(code.text, true);
    if (!is_code(code.text) || code.text == k_own_word) {
        reading.fault(code.place,
                      form(tr("'{code}' is not a code: letters a-z and digits, joined by hyphens"),
                           fmt::arg("code", shown)));
        return;
    }
    if (!text) {
        return;
    }
    if (!is_word(text->text)) {
        reading.fault(text->place, form(tr("'{word}' is not a word: 1 to 60 bytes of printable text"),
                                        fmt::arg("word", harmless(text->text, true))));
        return;
    }
    for (const auto& row : rows) {
        if (row.code == code.text) {
            reading.fault(code.place,
                          form(tr("the code '{code}' is used twice in this list"), fmt::arg("code", shown)));
            return;
        }
        if (row.word == text->text) {
            reading.fault(text->place, form(tr("the word '{word}' already stands for '{code}'"),
                                            fmt::arg("word", row.word), fmt::arg("code", row.code)));
            return;
        }
    }
    rows.push_back({code.text, text->text, parent});
}

void read_category(PolicyReading& reading, std::vector<PolicyCode>& rows, const PlacedText& code,
                   const TomlNode& node) {
    const auto* levels = node.table();
    if (levels == nullptr) {
        add_code(reading, rows, code, node, {});
        return;
    }
    const auto* own = levels->find(k_own_word);
    if (own == nullptr) {
        reading.fault(node.place, form(tr("the category '{code}' has no word of its own: word = \"…\""),
                                       fmt::arg("code", harmless(code.text, true))));
        return;
    }
    add_code(reading, rows, code, *own, {});
    for (const auto& [key, word] : levels->members) {
        if (key != k_own_word) {
            add_code(reading, rows, {key, word.place}, word, code.text);
        }
    }
}

void read_list(PolicyReading& reading, const TomlTable& codes, const char* name,
               std::vector<PolicyCode>& rows, bool two_levels) {
    const std::string shown = std::string("codes.") + name;
    const auto* list = reading.section(codes, name, shown);
    if (list == nullptr) {
        return;
    }
    if (list->members.empty()) {
        reading.fault(codes.find(name)->place,
                      form(tr("the list [{section}] is empty"), fmt::arg("section", shown)));
    }
    for (const auto& [key, node] : list->members) {
        if (two_levels) {
            read_category(reading, rows, {key, node.place}, node);
        } else {
            add_code(reading, rows, {key, node.place}, node, {});
        }
    }
}

}  // namespace

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > k_code_bytes_max || text.front() < 'a' || text.front() > 'z') {
        return false;
    }
    char before = '-';
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || before == '-')) {
            return false;
        }
        before = c;
    }
    return before != '-';
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= k_word_bytes_max && trim(text) == text &&
           harmless(text, true) == text;
}

void read_codes(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* codes = reading.section(root, "codes", "codes");
    if (codes == nullptr) {
        return;
    }
    reading.check_keys(*codes,
                       {"category", "element", "defect", "cause", "decline", "hold", "force", "question"});
    read_list(reading, *codes, "category", policy.categories, true);
    read_list(reading, *codes, "element", policy.elements, false);
    read_list(reading, *codes, "defect", policy.defects, false);
    read_list(reading, *codes, "cause", policy.causes, false);
    read_list(reading, *codes, "decline", policy.decline_reasons, false);
    read_list(reading, *codes, "hold", policy.hold_reasons, false);
    read_list(reading, *codes, "force", policy.force_reasons, false);
    if (codes->find("question") != nullptr) {
        read_list(reading, *codes, "question", policy.questions, false);
    }
}

}  // namespace aftercare
