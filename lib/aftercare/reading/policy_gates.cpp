// [[gate]], what a verb waits for, and [[checklist]], what is looked at on a visit. Every row that fits a
// ticket applies, so their order does not matter.
#include <algorithm>
#include <array>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// The verbs that a gate may hold up: steps of the work and its end. What supplies a need is none of them.
constexpr auto k_gated =
    std::to_array<Verb>({Verb::decline, Verb::answer, Verb::order, Verb::serve, Verb::appoint, Verb::start,
                         Verb::done, Verb::verify, Verb::force});

std::optional<Verb> read_verb(PolicyReading& reading, const TomlNode& row) {
    const auto* node = reading.required(row, "verb");
    const auto text = node == nullptr ? std::nullopt : reading.text(*node);
    if (!text) {
        return std::nullopt;
    }
    std::vector<std::string_view> known;
    for (const auto verb : k_gated) {
        if (code_of(verb) == text->text) {
            return verb;
        }
        known.push_back(code_of(verb));
    }
    reading.fault_of_value(*text, "verb", known);
    return std::nullopt;
}

/// An order cannot wait for the order to the designer.
void check_need(PolicyReading& reading, const TomlNode& node, const Gate& gate) {
    const bool waits_for_itself =
        gate.verb == Verb::order &&
        std::find(gate.needs.begin(), gate.needs.end(), GateNeed::designer) != gate.needs.end();
    if (waits_for_itself) {
        reading.fault(node.place, tr("the order to the designer is an order: it cannot wait for itself"));
    }
}

void read_gate(PolicyReading& reading, const TomlNode& node, Policy& policy) {
    const auto& row = *node.table();
    reading.check_keys(row, {"verb", "kind", "category", "element", "needs"});
    Gate gate;
    const auto verb = read_verb(reading, node);
    gate.kinds = coded<Kind>(reading.known_choices(row.find("kind"), "kind", codes_of_list<Kind>()));
    gate.categories = reading.known_choices(row.find("category"), "category", codes_in(policy.categories));
    gate.elements = reading.known_choices(row.find("element"), "element", codes_in(policy.elements));
    const auto* needs = reading.required(node, "needs");
    gate.needs = coded<GateNeed>(reading.known_choices(needs, "need", codes_of_list<GateNeed>()));
    if (verb && !gate.needs.empty()) {
        gate.verb = *verb;
        check_need(reading, *needs, gate);
        policy.gates.push_back(std::move(gate));
    }
}

/// The code and the word of a list, neither of which another one has.
void read_names(PolicyReading& reading, const TomlNode& node, const Policy& policy, Checklist& list) {
    const auto* code = reading.required(node, "code");
    const auto* word = reading.required(node, "word");
    if (const auto text = code == nullptr ? std::nullopt : reading.text(*code)) {
        const auto& lists = policy.checklists;
        const bool is_taken = std::any_of(lists.begin(), lists.end(),
                                          [&](const Checklist& other) { return other.code == text->text; });
        if (!is_code(text->text)) {
            reading.fault(text->place,
                          form(tr("'{code}' is not a code: letters a-z and digits, joined by hyphens"),
                               fmt::arg("code", harmless(text->text, true))));
        } else if (is_taken) {
            reading.fault(text->place, form(tr("the code '{code}' is used twice in this list"),
                                            fmt::arg("code", text->text)));
        }
        list.code = text->text;
    }
    if (const auto text = word == nullptr ? std::nullopt : reading.text(*word)) {
        if (!is_word(text->text)) {
            reading.fault(text->place, form(tr("'{word}' is not a word: 1 to 60 bytes of printable text"),
                                            fmt::arg("word", harmless(text->text, true))));
        }
        list.word = text->text;
    }
}

void read_checklist(PolicyReading& reading, const TomlNode& node, Policy& policy) {
    const auto& row = *node.table();
    reading.check_keys(row, {"code", "word", "kind", "element", "items"});
    Checklist list;
    read_names(reading, node, policy, list);
    list.kinds = coded<Kind>(reading.known_choices(row.find("kind"), "kind", codes_of_list<Kind>()));
    list.elements = reading.known_choices(row.find("element"), "element", codes_in(policy.elements));
    const auto* node_of_items = reading.required(node, "items");
    const auto* items = node_of_items == nullptr ? nullptr : reading.table(*node_of_items);
    if (items == nullptr) {
        return;
    }
    if (items->members.empty()) {
        reading.fault(node_of_items->place, tr("a checklist without items asks nothing"));
    }
    read_checks(reading, *items, list, policy.checks);
    policy.checklists.push_back(std::move(list));
}

}  // namespace

void read_gates(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    for (const auto* node : reading.rows(root, "gate")) {
        read_gate(reading, *node, policy);
    }
    for (const auto* node : reading.rows(root, "checklist")) {
        read_checklist(reading, *node, policy);
    }
}

}  // namespace aftercare
