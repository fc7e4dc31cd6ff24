// A ledger whose bytes are damaged is refused or its damage found; nothing crashes.
#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>

#include "aftercare/store/verify.hpp"
#include "aftercare/support/error.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// A copy of a filled ledger, which is made once.
class Copy {
  public:
    Copy() { std::filesystem::copy_file(original().path(), file()); }
    std::string file() const { return m_directory.file("copy.db"); }

  private:
    static const LedgerFixture& original() {
        static const LedgerFixture* const k_fixture = [] {
            static LedgerFixture fixture;
            fixture.add_tickets();
            fixture.close();
            return &fixture;
        }();
        return *k_fixture;
    }

    TemporaryDirectory m_directory;
};

}  // namespace

TEST_CASE("a damaged page is a finding or a refusal, never a crash") {
    const auto size = std::filesystem::file_size(Copy().file());
    for (std::uintmax_t offset = 100; offset < size; offset += 4096 * 3 + 517) {
        CAPTURE(offset);
        Copy copy;
        if (FILE* file = std::fopen(copy.file().c_str(), "r+b")) {
            std::fseek(file, static_cast<long>(offset), SEEK_SET);
            for (int i = 0; i < 64; ++i) {
                std::fputc(0xff - i, file);
            }
            std::fclose(file);
        }
        try {
            verify(copy.file(), {});
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::system);
        }
    }
}

TEST_CASE("a file cut short is a finding or a refusal") {
    const auto size = std::filesystem::file_size(Copy().file());
    for (const auto part : {2, 3, 5}) {
        Copy copy;
        std::filesystem::resize_file(copy.file(), size / static_cast<std::uintmax_t>(part));
        try {
            const auto report = verify(copy.file(), {});
            CHECK_FALSE(report.is_clean());
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::system);
        }
    }
}
