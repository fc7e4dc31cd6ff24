#include "aftercare/core/room.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "aftercare/core/room_parts.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {
namespace {

using Parts = std::vector<Part>;
using Rooms = std::vector<WrittenRoom>;

constexpr std::size_t k_text_max = 200;
constexpr std::size_t k_room_digits = 3;  ///< a number of so many digits is a room even where nothing says so

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool looks_like_room(std::string_view name) {
    return static_cast<std::size_t>(std::count_if(
               name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) >= k_room_digits;
}

bool may_be_entrance(Mark mark) {
    return mark == Mark::none || mark == Mark::entrance || mark == Mark::number;
}
bool may_be_building(Mark mark) {
    return mark == Mark::none || mark == Mark::building || mark == Mark::number || mark == Mark::block;
}

/// A1201 as building A and room 1201.
std::optional<WrittenRoom> split_letters(const std::string& name) {
    const std::size_t letters = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (letters == 0 || letters == std::string::npos ||
        !parse_digits(std::string_view(name).substr(letters)) || !looks_like_room(name))
        return std::nullopt;
    return WrittenRoom{"", name.substr(0, letters), "", name.substr(letters)};
}

Rooms read_one_part(const Part& part) {
    Rooms rooms;
    if (part.mark == Mark::none) {
        if (auto split = split_letters(part.name))
            rooms.push_back(std::move(*split));
    }
    rooms.push_back({"", "", "", part.name});
    return rooms;
}

Rooms read_two_parts(const Part& first, const Part& last) {
    if (first.mark == Mark::entrance)
        return {{"", "", first.name, last.name}};
    if (!may_be_building(first.mark))
        return {};
    Rooms rooms{{"", first.name, "", last.name}};
    if (const auto split = split_letters(last.name); split && last.mark == Mark::none)
        rooms.push_back({"", first.name, split->building, split->room});
    if (first.mark == Mark::none)
        rooms.push_back({"", "", first.name, last.name});
    // 12楼1201 is floor 12 as well.
    if (first.mark == Mark::block && last.name.size() > first.name.size() &&
        last.name.starts_with(first.name))
        rooms.push_back({"", "", "", last.name});
    return rooms;
}

/// All that the parts may mean; the last is the room. Floors say nothing that the room does not.
Rooms read_parts(Parts parts) {
    const Part last = parts.back();
    if (!has_digit(last.name) ||
        (last.mark != Mark::none && last.mark != Mark::room && last.mark != Mark::number))
        return {};
    parts.pop_back();
    for (std::size_t i = parts.size(); i-- > 0;) {
        if (parts[i].mark == Mark::floor || (parts[i].mark == Mark::block && i > 0))
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (parts.empty())
        return read_one_part(last);
    if (parts.size() == 1)
        return read_two_parts(parts[0], last);
    if (parts.size() == 2 && may_be_building(parts[0].mark) && may_be_entrance(parts[1].mark))
        return {{"", parts[0].name, parts[1].name, last.name}};
    // 2-3-1-1201: a phase by its number. 3-1-12-01 is nothing that can be told.
    const bool has_phase = parts.size() == 3 && parts[0].mark == Mark::none &&
                           may_be_building(parts[1].mark) && may_be_entrance(parts[2].mark) &&
                           looks_like_room(last.name);
    if (has_phase)
        return {{parts[0].name, parts[1].name, parts[2].name, last.name}};
    return {};
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// Full-width forms, case and white space made one; nothing for text that is not well formed or has controls.
std::optional<std::string> folded(std::string_view text) {
    if (text.size() > k_text_max || invalid_utf8_at(text))
        return std::nullopt;
    std::string out = upper(trim(fold_width(text)));
    for (char& c : out) {
        if (c == '\t')
            c = ' ';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return std::nullopt;
    }
    return out;
}

/// The text before the building, without what parts it from it.
std::string project_of(std::string_view text) {
    while (!text.empty()) {
        const std::string_view kept = trim(text);
        std::size_t end = kept.size();
        if (end > 0 && is_dash(static_cast<char32_t>(static_cast<unsigned char>(kept.back()))))
            --end;
        else if (kept.ends_with("—") || kept.ends_with("–"))
            end -= std::string_view("—").size();
        if (end == text.size())
            break;
        text = kept.substr(0, end);
    }
    return std::string(text);
}

/// A name has a letter or an ideograph; a list of rooms is no name.
bool is_project_name(std::string_view text) {
    bool has_word = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = next_code_point(text, pos);
        if (c == U',' || c == U';' || c == U'、' || c == U'。')
            return false;
        has_word =
            has_word || (c >= U'A' && c <= U'Z') || (c >= U'\u00C0' && c < U'\u2000') || c >= U'\u3400';
    }
    return has_word;
}

/// Readings of the parts from `start` on, behind the name of a project.
Rooms read_from(std::string_view text, std::size_t start) {
    const auto parts = parts_from(text, start);
    if (!parts)
        return {};
    Rooms rooms = read_parts(*parts);
    const std::string project = project_of(text.substr(0, start));
    if (project.empty())
        return start == 0 ? rooms : Rooms{};
    // 漏水3 is no room 3, and the numbers of 3-1-12-01 name no project.
    const bool is_bare = parts->size() == 1 && parts->front().mark == Mark::none;
    if ((is_bare && !looks_like_room(parts->front().name)) || parts_from(project, 0) ||
        !is_project_name(project))
        return {};
    const bool is_joined = text.substr(0, start).ends_with(project);
    for (WrittenRoom& room : rooms)
        room.project = room.project.empty() ? project : project + (is_joined ? "" : " ") + room.project;
    // 阳光100-3-1201: the first number may belong to the name.
    const bool is_phase = project.ends_with("期") || project.ends_with("区");
    if (is_joined && !is_phase && parts->size() == 3 && rooms.size() == 1 &&
        parts->front().mark == Mark::none && may_be_building((*parts)[1].mark))
        rooms.push_back({project + parts->front().name, (*parts)[1].name, "", parts->back().name});
    return rooms;
}

/// Units whose parts are words, as room_key writes them: 商铺-12, 3-1-物业用房.
std::optional<WrittenRoom> read_key(std::string_view text) {
    const auto pieces = split(text, '-');
    const bool is_key = pieces.size() >= 2 && pieces.size() <= 3 && has_digit(text) &&
                        std::none_of(pieces.begin(), pieces.end(),
                                     [](std::string_view piece) { return trim(piece).empty(); });
    if (!is_key)
        return std::nullopt;
    return WrittenRoom{"", fold_room_part(pieces.front()),
                       pieces.size() == 3 ? fold_room_part(pieces[1]) : "", fold_room_part(pieces.back())};
}

}  // namespace

std::vector<WrittenRoom> read_room(std::string_view text) {
    const auto line = folded(text);
    if (!line || line->empty())
        return {};
    Rooms rooms;
    for (const std::size_t start : starts_of(*line)) {
        rooms = read_from(*line, start);
        if (!rooms.empty())
            break;
    }
    // 滨江花园-3-1201: the word may be a building as well.
    const std::string_view first_piece = std::string_view(*line).substr(0, line->find('-'));
    if (rooms.empty() || (!rooms.front().project.empty() && trim(first_piece) == rooms.front().project)) {
        const auto key = read_key(*line);
        if (key && std::find(rooms.begin(), rooms.end(), *key) == rooms.end())
            rooms.push_back(*key);
    }
    return rooms;
}

std::string fold_room_part(std::string_view part) {
    const auto line = folded(part);
    if (!line)
        return std::string(trim(part));
    // Without spaces first, so that folding a folded part changes nothing.
    std::string out;
    std::copy_if(line->begin(), line->end(), std::back_inserter(out), [](char c) { return c != ' '; });
    const auto parts = parts_from(out, 0);
    if (parts && parts->size() == 1)
        return parts->front().name;
    return out;  // a word such as 物业用房 keeps its characters
}

std::string room_key(std::string_view building, std::string_view entrance, std::string_view room) {
    std::string key;
    for (const std::string_view part : {building, entrance, room}) {
        const std::string name = fold_room_part(part);
        key += key.empty() || name.empty() ? name : '-' + name;
    }
    return key;
}

}  // namespace aftercare
