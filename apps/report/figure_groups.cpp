#include "apps/report/figure_groups.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "apps/report/tally_groups.hpp"
#include "apps/report/tally_words.hpp"

namespace aftercare {

namespace {

TallyKey key_of(const std::string& value) {
    return value.empty() ? TallyKey() : TallyKey{.value = value};
}

}  // namespace

GroupColumns::GroupColumns(std::vector<Column> of_question) : columns(std::move(of_question)) {
    for (auto& column : columns) {
        column.key = column.key == "repairer" ? "party" : column.key;
    }
}

std::string GroupColumns::heading() const {
    std::vector<std::string> words;
    for (const auto& column : columns) {
        words.push_back(field_word(column.key));
    }
    return join_words(words);
}

std::vector<GroupValues> GroupColumns::in_order(const std::map<GroupValues, std::int64_t>& cases) const {
    std::vector<std::map<TallyKey, std::size_t>> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::map<TallyKey, std::int64_t> rows;
        for (const auto& [group, count] : cases) {
            rows[key_of(group[i])] += count;
        }
        auto& place = places.emplace_back();
        for (const auto& value : values_in_order(rows, columns[i])) {
            place.emplace(value, place.size());
        }
    }
    std::vector<GroupValues> groups;
    for (const auto& [group, count] : cases) {
        groups.push_back(group);
    }
    const auto place_of = [&](const GroupValues& group) {
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < group.size(); ++i) {
            at.push_back(places[i].at(key_of(group[i])));
        }
        return at;
    };
    std::sort(groups.begin(), groups.end(),
              [&](const GroupValues& a, const GroupValues& b) { return place_of(a) < place_of(b); });
    return groups;
}

std::vector<std::string> GroupColumns::words(const GroupValues& group, const WordOf& word) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < group.size(); ++i) {
        words.push_back(value_words(columns[i], key_of(group[i]).value, word));
    }
    return words;
}

void append_cells(std::vector<Cell>& row, const GroupValues& group) {
    for (const auto& value : group) {
        row.push_back(value.empty() ? Cell() : Cell(std::string_view(value)));
    }
}

}  // namespace aftercare
