#include "aftercare/support/table_file.hpp"

#include <doctest/doctest.h>

#include "aftercare/support/error.hpp"
#include "tests/support/file_of_bytes.hpp"

using namespace aftercare;
using File = testing::FileOfBytes;

namespace {

/// Every record as `number:line:field|field`, blank lines as `-`; a fault as its sentence.
std::string read(std::string_view bytes, TableOptions options = {}) {
    const File file(bytes);
    std::string text;
    try {
        const TableFile table(file.path(), options);
        for (const auto& name : table.header()) {
            text += (text.empty() ? "" : "|") + name;
        }
        table.read([&](CsvRecord& record) {
            text += record.fields.empty()
                        ? " -"
                        : " " + std::to_string(record.number) + ":" + std::to_string(record.line);
            for (std::size_t i = 0; i < record.fields.size(); ++i) {
                text += (i == 0 ? ":" : "|") + record.fields[i];
            }
        });
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::system);
        text += " ! " + error.found().substr(file.path().size() + 2);
    }
    return text;
}

/// The rejects of some bytes: the header, and the last row with a reason.
std::string rejects(std::string_view bytes, TableOptions options = {}) {
    const File file(bytes);
    const TableFile table(file.path(), options);
    CsvRecord last;
    table.read([&](CsvRecord& record) { last = record; });
    return table.rejects_header() + table.reject(last.fields, {"2", "b", "漏, \"x\""});
}

}  // namespace

TEST_CASE("records count from one behind the header, blank lines have no number") {
    CHECK(read(" a , b\n1,2\n\n3,4\n") == "a|b 1:2:1|2 - 2:4:3|4");
    CHECK(read("\n\na;b\n1;2") == "a|b 1:4:1|2");
    CHECK(read("a\tb\n1\t2\n") == "a|b 1:2:1|2");
    CHECK(read("a,b\n") == "a|b");
    CHECK(read("a,b\n1;2,3\n", {.encoding = {}, .delimiter = ';'}) == "a,b 1:2:1|2,3");
}

TEST_CASE("encodings are found out") {
    CHECK(read("\xEF\xBB\xBF\xE5\x8F\xB7,b\n1,2\n") == "号|b 1:2:1|2");
    CHECK(read("\xBA\xC5,b\n\xD6\xD0,2\n") == "号|b 1:2:中|2");
    CHECK(read(std::string_view("\xFF\xFE\xF7\x53,\0b\0\n\0"
                                "1\0,\0"
                                "2\0\n\0",
                                18)) == "号|b 1:2:1|2");
    // The first Chinese character stands far behind the beginning.
    const std::string plain(std::size_t{2} * 1024 * 1024, 'x');
    CHECK(read("a\n" + plain + "\n\xD6\xD0\n").ends_with("2:3:中"));
}

TEST_CASE("fields come as they stand; a formula that is only a text is a field") {
    CHECK(read("\xEF\xBB\xBF"
               "a,b\n'=1,'x\n") == "a|b 1:2:'=1|'x");
    CHECK(read("a,b\n=\"0102\",x\n\"=\"\"0102\"\"\",=1\n") == "a|b 1:2:=\"0102\"|x 2:3:=\"0102\"|=1");
    CHECK(read("a,b\n=\"1,2\",=\"\"\n=\"say \"\"hi\"\"\",x\n") ==
          "a|b 1:2:=\"1,2\"|=\"\" 2:3:=\"say \"\"hi\"\"\"|x");
    // What only begins so is what it is: in a table with commas no field.
    CHECK(read("a\tb\n=\"x\t=\"y\n=\"\t=\n=\"1\" 2\t=\"3\"\n") ==
          "a|b 1:2:=\"x|=\"y 2:3:=\"|= 3:4:=\"1\" 2|=\"3\"");
    CHECK(read("a,b\n=\"x,y\n\"z\",1\n")
              .ends_with("a quote stands inside a field, or text behind a closing quote"));
    CHECK(read("a,b\n1,=\"x").ends_with("a quote stands inside a field, or text behind a closing quote"));
    CHECK(read("a,b\n1,=\"x\"") == "a|b 1:2:1|=\"x\"");
    CHECK(read("a,b\n1,=") == "a|b 1:2:1|=");
}

TEST_CASE("titles above the header, and a first line that names the delimiter, are no rows") {
    CHECK(read("List of 2026\na;b\n1;2\n", {.encoding = {}, .delimiter = {}, .header_line = 2}) ==
          "a|b 1:3:1|2");
    CHECK(read("sep=;\r\na;b,c\r\n1;2\r\n") == "a|b,c 1:3:1|2");
    CHECK(read("a,b,a,,\n1,2,3,4,5\n") == "a|b|a|| 1:2:1|2|3|4|5");
}

TEST_CASE("a table with tabs of ours has escapes, that of others has none, and quotes are characters") {
    CHECK(read("a_b\tc\n1\\n2\t\\\"x\" y\n") == "a_b|c 1:2:1\n2|\"x\" y");
    CHECK(read("A\tc\nC:\\new\t5\" tube\n") == "A|c 1:2:C:\\new|5\" tube");
}

TEST_CASE("what is no table is refused by name") {
    CHECK(read("") == " ! the file is empty");
    CHECK(read("\n \n").starts_with(" 1:") == false);
    CHECK(read("\n\n") == " ! the file has only blank lines");
    CHECK(read("PK\x03\x04zip").starts_with(" ! this is a spreadsheet"));
    CHECK(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").starts_with(" ! this is an Excel workbook"));
    CHECK(read("a,b\n1,\"2\n3\n") == " ! in record 1, line 2: a quote is never closed");
    CHECK(read("a,\"b\n1,2\n") == " ! in the header, line 1: a quote is never closed");
    CHECK(read("a,b\n1,2\n1,2\"3\n")
              .ends_with(
                  "! in record 2, line 3: a quote stands inside a field, or text behind a closing quote"));
    CHECK(read(std::string_view("a,b\n1,\0\n", 8)).ends_with("! in record 1, line 2: there is a NUL byte"));
    CHECK(read("a,b\n\xE4\xB8\xAD\xE4\xB8\xAD,2\n\xE4\xB8\xAD,\xE4\xB8\n").find("encoding UTF-8") !=
          std::string::npos);
    CHECK(read("a,b\n\xD6\xD0\xFF\xFF,2\n", {.encoding = Encoding::gb18030, .delimiter = {}})
              .find("encoding GB18030") != std::string::npos);
    const File file("a\n");
    CHECK_THROWS_AS(TableFile(file.path() + ".not", {}), Error);
    CHECK_THROWS_AS(TableFile(std::filesystem::path(file.path()).parent_path().string(), {}), Error);
}

TEST_CASE("rejects are in the encoding of their file, and an import of them leaves the reasons out") {
    const std::string columns = ",reject_line,reject_column,reject_reason";
    const auto once = rejects("a,b\r\n1,\"2,\"\"3\r\n4\"\r\n");
    CHECK(once == "a,b" + columns + "\r\n1,\"2,\"\"3\r\n4\",2,b,\"漏, \"\"x\"\"\"\r\n");
    CHECK(read(once) == "a|b 1:2:1|2,\"3\r\n4");
    CHECK(rejects(once) == once);
    CHECK(rejects("\xBA\xC5,b\n\xD6\xD0,2\n") ==
          "\xBA\xC5,b" + columns + "\n\xD6\xD0,2,2,b,\"\xC2\xA9, \"\"x\"\"\"\n");
    const auto wide =
        rejects(std::string_view("\xFF\xFE\xF7\x53,\0b\0\n\0"
                                 "1\0,\0"
                                 "2\0\n\0",
                                 18));
    CHECK(read(wide) == "号|b 1:2:1|2");
    // A row that is too short stays so: nothing is taken for its missing cells.
    CHECK(read(rejects("a,b,c\n1,2\n")) == "a|b|c 1:2:1|2");
}

TEST_CASE("names of delimiters and encodings") {
    CHECK(delimiter_named("tab") == '\t');
    CHECK(delimiter_named(";") == ';');
    for (const char* bad : {"", "a", "1", "\"", "\n", ";;", "，"}) {
        CHECK_FALSE(delimiter_named(bad).has_value());
    }
    CHECK(encoding_named("GBK") == Encoding::gb18030);
    CHECK(encoding_named("utf-16") == Encoding::utf_16);
    CHECK_FALSE(encoding_named("latin1").has_value());
}
