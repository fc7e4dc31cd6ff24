// Run while building: asks this machine's iconv for every two- and four-byte GB18030 code and writes the
// tables that support/gb18030.hpp declares to the file named.
#include <cstdio>
#include <cstdlib>
#include <iconv.h>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/gb18030.hpp"

namespace {

using aftercare::gb18030::k_unassigned;

class Converter {
  public:
    Converter() : m_iconv(iconv_open("UTF-32LE", "GB18030")) {
        if (m_iconv == reinterpret_cast<iconv_t>(-1)) {
            std::perror("iconv_open: UTF-32LE from GB18030");
            std::exit(1);
        }
    }
    ~Converter() { iconv_close(m_iconv); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// The one code point that `bytes` stand for.
    char32_t operator()(std::string bytes) const {
        unsigned char out[16] = {};
        char* from = bytes.data();
        std::size_t from_left = bytes.size();
        char* to = reinterpret_cast<char*>(out);
        std::size_t to_left = sizeof out;
        iconv(m_iconv, nullptr, nullptr, nullptr, nullptr);
        const std::size_t result = iconv(m_iconv, &from, &from_left, &to, &to_left);
        if (result != 0 || from_left != 0 || sizeof out - to_left != 4)
            return k_unassigned;
        return static_cast<char32_t>(out[0]) | static_cast<char32_t>(out[1]) << 8U |
               static_cast<char32_t>(out[2]) << 16U | static_cast<char32_t>(out[3]) << 24U;
    }

  private:
    iconv_t m_iconv;
};

void write_pairs(std::FILE* out, const Converter& convert) {
    std::fputs("const std::array<char32_t, k_pairs> k_pair_table = {", out);
    std::size_t written = 0;
    for (int lead = 0x81; lead <= 0xFE; ++lead)
        for (int trail = 0x40; trail <= 0xFE; ++trail) {
            if (trail == 0x7F)
                continue;
            const char32_t code_point = convert({static_cast<char>(lead), static_cast<char>(trail)});
            std::fprintf(out, "%s0x%X,", written % 10 == 0 ? "\n    " : " ",
                         static_cast<unsigned>(code_point));
            ++written;
        }
    std::fputs("\n};\n\n", out);
}

void write_runs(std::FILE* out, const Converter& convert) {
    std::fputs("constexpr Run k_run_table[] = {\n", out);
    char32_t expected = 0;
    std::uint32_t runs = 0;
    for (std::uint32_t index = 0; index < aftercare::gb18030::k_quads; ++index) {
        const char32_t code_point =
            convert({static_cast<char>(0x81 + index / 12600), static_cast<char>(0x30 + index / 1260 % 10),
                     static_cast<char>(0x81 + index / 10 % 126), static_cast<char>(0x30 + index % 10)});
        if (runs == 0 || code_point != expected) {
            std::fprintf(out, "    {%u, 0x%X},\n", static_cast<unsigned>(index),
                         static_cast<unsigned>(code_point));
            ++runs;
        }
        expected = code_point == k_unassigned ? k_unassigned : code_point + 1;
    }
    std::fputs("};\n\nconst Run* const k_runs = k_run_table;\n", out);
    std::fprintf(out, "const std::size_t k_run_count = %u;\n\n", static_cast<unsigned>(runs));
}

}  // namespace

int main(int count, char** arguments) {
    std::FILE* const out = count == 2 ? std::fopen(arguments[1], "w") : nullptr;
    if (out == nullptr) {
        std::fputs("usage: gb18030_tables FILE\n", stderr);
        return 1;
    }
    const Converter convert;
    std::fputs("#include \"aftercare/support/gb18030.hpp\"\n\nnamespace aftercare::gb18030 {\n\n", out);
    write_pairs(out, convert);
    write_runs(out, convert);
    std::fputs("}  // namespace aftercare::gb18030\n", out);
    return std::fclose(out) == 0 ? 0 : 1;
}
