#include "aftercare/support/csv_reader.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

const char* name_of(CsvFault::What what) {
    switch (what) {
        case CsvFault::What::stray_quote:
            return "stray_quote";
        case CsvFault::What::unclosed_quote:
            return "unclosed_quote";
        case CsvFault::What::nul:
            return "nul";
        case CsvFault::What::invalid_utf8:
            return "invalid_utf8";
        case CsvFault::What::record_too_long:
            return "record_too_long";
    }
    return "?";
}

/// `number@line[field][field] ` for each record, then the fault as `!what record@line`.
std::string read(const std::vector<std::string_view>& pieces, char delimiter = ',') {
    std::string out;
    CsvReader reader(delimiter, [&](const CsvRecord& record) {
        out += std::to_string(record.number) + '@' + std::to_string(record.line);
        for (const std::string& field : record.fields)
            out += '[' + field + ']';
        out += ' ';
    });
    bool good = true;
    for (const std::string_view piece : pieces)
        good = good && reader.feed(piece);
    good = good && reader.finish();
    CHECK(good == !reader.fault());
    if (reader.fault())
        out += std::string("!") + name_of(reader.fault()->what) + ' ' +
               std::to_string(reader.fault()->record) + '@' + std::to_string(reader.fault()->line);
    return out;
}

std::string read_all(std::string_view text, char delimiter = ',') {
    return read({text}, delimiter);
}

}  // namespace

TEST_CASE("CSV records are split") {
    CHECK(read_all("") == "");
    CHECK(read_all("a,b\nc,d\n") == "1@1[a][b] 2@2[c][d] ");
    CHECK(read_all("a,b\r\nc,d") == "1@1[a][b] 2@2[c][d] ");
    CHECK(read_all("a\rb\r") == "1@1[a] 2@2[b] ");
    CHECK(read_all(",\n") == "1@1[][] ");
    CHECK(read_all("a,") == "1@1[a][] ");
    CHECK(read_all("\"\"\n") == "1@1[] ");
    CHECK(read_all(" a , b\t\n") == "1@1[ a ][ b\t] ");
    CHECK(read_all("a;b,c\n", ';') == "1@1[a][b,c] ");
    CHECK(read_all("a\tb \n", '\t') == "1@1[a][b ] ");
    CHECK(read_all("漏水,八号楼\n") == "1@1[漏水][八号楼] ");
}

TEST_CASE("CSV quotes keep delimiters, quotes and newlines") {
    CHECK(read_all("\"a,b\",\"say \"\"hi\"\"\"\n") == "1@1[a,b][say \"hi\"] ");
    CHECK(read_all("\"x\ny\r\nz\rw\",b\nc\n") == "1@1[x\ny\r\nz\rw][b] 2@5[c] ");
    CHECK(read_all("\"  x  \"\n") == "1@1[  x  ] ");
    CHECK(read_all("\"a\"") == "1@1[a] ");
}

TEST_CASE("CSV blank lines are records without fields") {
    CHECK(read_all("\n") == "0@1 ");
    CHECK(read_all("\r\n\r\na\r\n\r\n") == "0@1 0@2 1@3[a] 0@4 ");
    CHECK(read_all("a\n\nb") == "1@1[a] 0@2 2@3[b] ");
    CHECK(read_all(" \n") == "1@1[ ] ");
}

TEST_CASE("CSV faults are refused where they stand") {
    CHECK(read_all("a\nb\"c\nd\n") == "1@1[a] !stray_quote 2@2");
    CHECK(read_all("\"a\"b\n") == "!stray_quote 1@1");
    CHECK(read_all("\"a\" \n") == "!stray_quote 1@1");
    CHECK(read_all("\"a\nb\" c\n") == "!stray_quote 1@2");
    CHECK(read_all(" \"a\"\n") == "!stray_quote 1@1");
    CHECK(read_all("a\n\nb,\"c\nd\ne\n") == "1@1[a] 0@2 !unclosed_quote 2@3");
    CHECK(read_all("\"a\nb\",\"c\n") == "!unclosed_quote 1@2");
    CHECK(read_all("\"") == "!unclosed_quote 1@1");
    CHECK(read_all(std::string_view("a\nb\0c\n", 6)) == "1@1[a] !nul 2@2");
    CHECK(read_all("a\nb,\xff\n") == "1@1[a] !invalid_utf8 2@2");
    CHECK(read_all("a\n\xe6\xbc") == "1@1[a] !invalid_utf8 2@2");
    CHECK(read_all("\xed\xa0\x80\n") == "!invalid_utf8 1@1");
}

TEST_CASE("a CSV reader stays refused") {
    int records = 0;
    CsvReader reader(',', [&](CsvRecord&) { ++records; });
    CHECK_FALSE(reader.feed("a\"\n"));
    CHECK_FALSE(reader.feed("b\n"));
    CHECK_FALSE(reader.finish());
    CHECK(records == 0);
    CHECK(reader.fault()->what == CsvFault::What::stray_quote);
}

TEST_CASE("a CSV text cut anywhere gives the same records") {
    const std::vector<std::string> texts = {
        "id,text\r\n1,\"漏水\r\n二\"\"行\r三\n\"\r\n\r\n\n2,🚰\r\r\n\"\",\n\"a\n\n\nb\",\"\r\n\"\nlast,\"x\"",
        "a,\"b\r\nc\"\r\nd,\"e\"f\n",
        "a\r\n\r\nb,\"c\r\nd\r\n\xe6\xbc",
        "ok\nb\xe6\xbc,c\n",
        std::string("x,\"y\r\n\0\"\n", 9),
    };
    for (const std::string& text : texts) {
        const std::string whole = read_all(text);
        CAPTURE(text);
        std::vector<std::string_view> bytes;
        for (std::size_t i = 0; i < text.size(); ++i)
            bytes.push_back(std::string_view(text).substr(i, 1));
        CHECK(read(bytes) == whole);
        const std::string_view view = text;
        for (std::size_t i = 0; i <= text.size(); ++i)
            for (std::size_t j = i; j <= text.size(); ++j)
                CHECK(read({view.substr(0, i), view.substr(i, j - i), view.substr(j)}) == whole);
    }
}

TEST_CASE("a CSV record of more than 16 MiB is refused") {
    const std::string piece(1024 * 1024, 'x');
    CsvReader reader(',', [](CsvRecord&) {});
    CHECK(reader.feed("a\n\""));
    for (int i = 0; i < 15; ++i)
        REQUIRE(reader.feed(piece));
    CHECK_FALSE(reader.feed(piece));
    REQUIRE(reader.fault());
    CHECK(reader.fault()->what == CsvFault::What::record_too_long);
    CHECK(reader.fault()->record == 2);
    CHECK(reader.fault()->line == 2);
}

TEST_CASE("the delimiter is guessed from the first record") {
    CHECK(guess_delimiter("") == ',');
    CHECK(guess_delimiter("one\n") == ',');
    CHECK(guess_delimiter("a,b,c\n1;2;3;4;5\n") == ',');
    CHECK(guess_delimiter("a;b;c,d\n") == ';');
    CHECK(guess_delimiter("a\tb\n") == '\t');
    CHECK(guess_delimiter("\"a,b,c\";d\n") == ';');
    CHECK(guess_delimiter("\"a;b;c\",d\n") == ',');
    CHECK(guess_delimiter("\r\na;b\n") == ';');
    CHECK(guess_delimiter("a;b;\xe6\xbc") == ';');
}
