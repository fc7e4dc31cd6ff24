#include "aftercare/reading/heading_map.hpp"

#include <set>

namespace aftercare {

namespace {

std::vector<std::string> names_of(const MapField& field, const FieldWords& words) {
    std::vector<std::string> names = {std::string(field.name)};
    for (const char* heading : field.headings) {
        if (heading != nullptr) {
            names.emplace_back(heading);
        }
    }
    for (auto& word : words(field.name)) {
        names.push_back(std::move(word));
    }
    return names;
}

/// The rule of a field that is filled from one column.
FieldRule rule_of_column(const MapField& field, const std::string& column) {
    FieldRule rule;
    rule.columns = {column};
    rule.formats = common_formats(field.kind);
    return rule;
}

}  // namespace

HeadingMap map_by_headings(const MapForm& form, const std::vector<std::string>& header,
                           const FieldWords& words) {
    HeadingMap read{ImportMap(form), {}, {}};
    const Headings headings(header);
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto& field = form.fields[i];
        std::optional<std::size_t> own;
        bool repeats = false;
        for (const auto& name : names_of(field, words)) {
            const auto found = headings.find(name);
            if (!found || (taken.contains(*found) && own != found)) {
                continue;
            }
            repeats = repeats || headings.repeats(name) || (own && own != found);
            if (!own) {
                own = found;
                taken.insert(*found);
                read.map.rules[i] = rule_of_column(field, name);
            }
        }
        if (repeats) {
            read.repeated.emplace_back(field.name);
        }
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!header[i].empty() && !taken.contains(i)) {
            read.left.push_back(header[i]);
        }
    }
    return read;
}

}  // namespace aftercare
