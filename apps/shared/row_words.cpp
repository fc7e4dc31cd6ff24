#include "apps/shared/row_words.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

const char* sentence_of(RowFaultWhy why) {
    switch (why) {
        case RowFaultWhy::ragged:
            return tr("the row has {value} fields, the header {detail}");
        case RowFaultWhy::empty:
            return tr("column {column}: it is empty, and every row needs it");
        case RowFaultWhy::bad_text:
            return tr("column {column}: {detail}");
        case RowFaultWhy::no_time:
            return tr(
                "column {column}: \"{value}\" is no time in a format such as {detail}; the map can name "
                "others");
        case RowFaultWhy::skipped_time:
            return tr(
                "column {column}: there was no \"{value}\": the clock was set forward over it, to {detail}");
        case RowFaultWhy::twice_time:
            return tr(
                "column {column}: \"{value}\" came twice, as the clock was set back: {detail}; write it with "
                "its offset, and %z in the map's format");
        case RowFaultWhy::in_future:
            return tr("column {column}: \"{value}\" lies in the future");
        case RowFaultWhy::no_code:
            return tr("column {column}: \"{value}\" is no code of {detail}; the map can translate it");
        case RowFaultWhy::no_phone:
            return tr("column {column}: \"{value}\" is no phone number of 3 to 20 digits");
        case RowFaultWhy::rounded_phone:
            return tr("column {column}: \"{value}\" is a number that a spreadsheet has rounded");
        case RowFaultWhy::masked:
            return tr("column {column}: \"{value}\" is masked and says not who it is");
        case RowFaultWhy::no_project:
            return tr("column {column}: \"{value}\" is no project of the ledger");
        case RowFaultWhy::no_unit:
            return tr("column {column}: \"{value}\" is no unit of the project");
        case RowFaultWhy::no_place:
            return tr("neither a unit nor an area: every ticket has a place; the map can name a constant");
        case RowFaultWhy::no_contact:
            return tr(
                "neither a contact nor a phone; the map can say why, for all rows: anonymous_reason = { "
                "value "
                "= \"…\" }");
        case RowFaultWhy::conflict:
            return tr("{value} stands on line {detail} with other values; that one was taken");
        case RowFaultWhy::bad_value:
            return tr("column {column}: \"{value}\" found, expected {detail}");
        case RowFaultWhy::not_saved:
            return "{detail}";
        case RowFaultWhy::several_units:
            break;
    }
    return tr("column {column}: \"{value}\" may mean {detail}");
}

}  // namespace

std::string row_fault_words(const RowFault& fault) {
    return form(sentence_of(fault.why), fmt::arg("column", fault.column),
                fmt::arg("value", harmless(fault.value, true)),
                fmt::arg("detail", fault.text ? words_of(*fault.text) : fault.detail));
}

}  // namespace aftercare
