#include "aftercare/support/excel_guard.hpp"

#include <doctest/doctest.h>
#include <string>

#include "aftercare/support/text.hpp"

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

TEST_CASE("what reading takes off is what was put there") {
    for (const char* text : {"=1+1", "-2", "\tx", "＝1", "=", "'=1", "''=1", "'''", "", "'", "'a", "a'=",
                             "漏水", "=\"x\"", "=\"\"", " '=1", "\u00A0'=1", "\n=\"0102\"", "'=\"x\""}) {
        CAPTURE(text);
        const bool is_marked = needs_excel_guard(text) || looks_marked(text);
        CHECK(plain_cell(is_marked ? with_apostrophe(text) : text) == trim(text));
        // In a file that is not for spreadsheets too.
        CHECK(plain_cell(looks_marked(text) ? with_apostrophe(text) : text) == trim(text));
    }
}

TEST_CASE("only marks are taken off") {
    CHECK(plain_cell("'=1") == "=1");
    CHECK(plain_cell("=1") == "=1");
    CHECK(plain_cell("'a") == "'a");
    CHECK(plain_cell("'") == "'");
    CHECK(plain_cell(" =\"0102\" ") == "0102");
    CHECK(plain_cell("=\"a\"\"b\"") == "=\"a\"\"b\"");
    CHECK(plain_cell("=\"") == "=\"");
    for (const char* text : {"=1", "'a", "", "0102", "漏水", "\u3000x"}) {
        CAPTURE(text);
        CHECK_FALSE(looks_marked(text));
    }
}

TEST_CASE("texts that a spreadsheet would take for numbers, dates and times") {
    for (const char* text :
         {"0102", "1-2", "1.38E+10", "13800000001", "-5", "2026/11/21", "14:05", "1,234", "5%"}) {
        CAPTURE(text);
        CHECK(reads_as_number(text));
    }
    for (const char* text : {"", "-", "1a", "漏水", "E", "1-2-a", "--1", "12 rooms"}) {
        CAPTURE(text);
        CHECK_FALSE(reads_as_number(text));
    }
}
