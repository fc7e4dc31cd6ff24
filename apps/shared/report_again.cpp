#include "apps/shared/report_again.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

void add_option(std::string& line, const char* option, const std::string& value) {
    if (!value.empty()) {
        line += std::string(" --") + option + " " + shell_word(harmless(value, true));
    }
}

}  // namespace

std::string report_again(const TicketAct& act, std::optional<Kind> kind) {
    const auto& ticket = act.ticket;
    auto& db = act.writer.db();
    std::string line = "intake new";
    if (load_projects(db).size() > 1) {
        add_option(line, "project", act.writer.project_name(ticket.project_id));
    }
    const auto unit = ticket.unit_id ? load_unit(db, *ticket.unit_id) : std::nullopt;
    if (unit) {
        add_option(line, unit->area.empty() ? "unit" : "area", unit->area.empty() ? unit->name : unit->area);
    } else {
        add_option(line, "area", ticket.place);
    }
    if (const auto said = kind.value_or(ticket.kind); said != Kind::repair) {
        add_option(line, "kind", std::string(code_of(said)));
    }
    add_option(line, "element", ticket.element);
    add_option(line, "defect", ticket.defect);
    add_option(line, "location", ticket.location);
    add_option(line, "symptom", ticket.symptom);
    return line;
}

}  // namespace aftercare
