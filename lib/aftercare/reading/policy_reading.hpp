// What the parts of the policy reader share: the list of faults, and ways to look at a TOML node that add to
// it.
//
// A part never stops at a fault: it leaves the value out and goes on, so that one run names them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/support/toml.hpp"

namespace aftercare {

/// A text of the policy and where it stood.
struct PlacedText {
    std::string text;
    TomlPlace place;
};

/// Bounds of a number, both included.
struct Bounds {
    std::int64_t min = 0;
    std::int64_t max = 0;
};

/// One reading of a policy text: the faults found so far.
class PolicyReading {
  public:
    explicit PolicyReading(std::string file) : m_file(std::move(file)) {}

    void fault(const TomlPlace& place, std::string what);
    /// What may be a slip, but means something as it stands.
    void warning(const TomlPlace& place, std::string what);
    /// A warning for a row that never decides, since all that it fits is fitted by the one at `by`.
    void never_decides(const TomlPlace& row, const TomlPlace& by);
    /// A fault of something that is not there: at the beginning of the file.
    void fault_of_file(std::string what) { fault({m_file, 1, 1}, std::move(what)); }
    std::size_t fault_count() const { return m_faults.size(); }
    /// All faults in the order of their places.
    std::vector<TomlFault> take_faults();
    /// The warnings, likewise.
    std::vector<TomlFault> take_warnings();

    /// A fault for each member of `table` that is not in `known`, with the nearest known key.
    void check_keys(const TomlTable& table, const std::vector<std::string_view>& known);
    /// A fault for a value that `list` does not have, with the nearest one that it has.
    void fault_of_value(const PlacedText& found, std::string_view list,
                        const std::vector<std::string_view>& known);

    /// The node as what it must be; otherwise a fault and nothing.
    const TomlTable* table(const TomlNode& node);
    std::optional<PlacedText> text(const TomlNode& node);
    std::optional<std::int64_t> integer(const TomlNode& node, Bounds bounds);
    std::optional<bool> boolean(const TomlNode& node);
    /// A duration from one second to 3660 days, or to 1000 hours of working or service time.
    std::optional<Duration> duration(const TomlNode& node);
    /// The texts of a list.
    std::vector<PlacedText> texts(const TomlNode& node);
    /// One text or a list of at least one, none twice.
    std::vector<PlacedText> choices(const TomlNode& node);
    /// The choices of `node`, each of which must be among `known`; what they are is called `list`. None
    /// without a node: it fits all.
    std::vector<std::string> known_choices(const TomlNode* node, std::string_view list,
                                           const std::vector<std::string_view>& known);
    /// The member `key` of a row; a fault of the row and null when there is none.
    const TomlNode* required(const TomlNode& row, const char* key);
    /// The tables of `[[name]]`; none when `parent` has no such member.
    std::vector<const TomlNode*> rows(const TomlTable& parent, std::string_view name);

    /// The table `name` of `parent`; a fault of `owner` and null when there is none.
    const TomlTable* section(const TomlTable& parent, const char* name, const std::string& shown);

  private:
    std::string m_file;
    std::vector<TomlFault> m_faults;
    std::vector<TomlFault> m_warnings;
};

/// The codes of a policy list, for fault_of_value.
std::vector<std::string_view> codes_in(const std::vector<PolicyCode>& rows);
/// The codes of a fixed list, for the same.
template <Coded E>
std::vector<std::string_view> codes_of_list() {
    return {CodeList<E>::codes.begin(), CodeList<E>::codes.end()};
}
/// The enumerators of codes that are of the list.
template <Coded E>
std::vector<E> coded(const std::vector<std::string>& codes) {
    std::vector<E> out;
    for (const auto& code : codes) {
        out.push_back(*from_code<E>(code));
    }
    return out;
}

/// Lower-case letters and digits in parts joined by single hyphens.
bool is_code(std::string_view text);
/// 1 to 60 bytes of printable text without white space around.
bool is_word(std::string_view text);

/// Reads the items of a checklist, code = "word", into `list` and, each once, into `checks`: the same code
/// has the same word in all lists.
void read_checks(PolicyReading& reading, const TomlTable& items, Checklist& list,
                 std::vector<PolicyCode>& checks);

/// `HH:MM-HH:MM`, the second up to 24:00, in seconds since 00:00; whether it ends behind its beginning is for
/// the caller to say.
std::optional<DaySpan> parse_clock_span(std::string_view text);

/// Reads [codes] into the code lists of `policy`.
void read_codes(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [hours] with [[hours.date]] and [[hours.project]], and [calendar], into `policy.hours`.
void read_hours(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [[target]], [[callback]] and [[reopen]]; the code lists have been read.
void read_rows(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [[warranty_class]], [[season]] and [[warranty]], each of which may be left out; the code lists have
/// been read.
void read_warranty(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [[gate]] and [[checklist]], each of which may be left out; the code lists have been read.
void read_gates(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [cluster].
void read_cluster(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [sample], which a [[callback]] row with a sample_percent under 100 needs.
void read_sample(PolicyReading& reading, const TomlTable& root, Policy& policy);

/// Reads [remind] and [[ladder]].
void read_remind(PolicyReading& reading, const TomlTable& root, Policy& policy);

}  // namespace aftercare
