#include "aftercare/support/excel_guard.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace aftercare;

TEST_CASE("text that a spreadsheet would run is guarded") {
    for (const char* text : {"=1+1", "+8613800000001", "-2", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1",
                             "＠a", "=", "'=1", "''=1", "'＝1"}) {
        CAPTURE(text);
        CHECK(needs_excel_guard(text));
    }
    for (const char* text :
         {"", "'", "''", "漏水", " =1", "a=1", "'a", "\n=1", "1-2", "\"=1", "”＝", "！a"}) {
        CAPTURE(text);
        CHECK_FALSE(needs_excel_guard(text));
    }
}

TEST_CASE("undoing the guard gives the text back") {
    for (const char* text :
         {"=1+1", "-2", "\tx", "＝1", "=", "'=1", "''=1", "'''", "", "'", "'a", "a'=", "漏水"}) {
        CAPTURE(text);
        const std::string guarded = needs_excel_guard(text) ? "'" + std::string(text) : std::string(text);
        CHECK(undo_excel_guard(guarded) == text);
    }
}

TEST_CASE("only the guard is undone") {
    CHECK(undo_excel_guard("'=1") == "=1");
    CHECK(undo_excel_guard("=1") == "=1");
    CHECK(undo_excel_guard("'a") == "'a");
    CHECK(undo_excel_guard("'") == "'");
}
