#include "aftercare/support/hash.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <set>
#include <unistd.h>

#include "aftercare/support/error.hpp"

using namespace aftercare;

TEST_CASE("SHA-256 gives the examples of FIPS 180-4") {
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a file is hashed in pieces") {
    std::string path = "/tmp/aftercare-hash-XXXXXX";
    const int descriptor = mkstemp(path.data());
    REQUIRE(descriptor >= 0);
    const std::string content(700'001, 'x');
    REQUIRE(write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
    close(descriptor);
    const FileDigest of_file = sha256_of_file(path);
    CHECK(of_file.digest == sha256(content));
    CHECK(of_file.size == 700'001);
    std::remove(path.c_str());
    CHECK_THROWS_AS(sha256_of_file(path), Error);
    CHECK_THROWS_AS(sha256_of_file("/tmp"), Error);
}

TEST_CASE("random bytes differ and have the length asked for") {
    CHECK(random_hex(0).empty());
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string hex = random_hex(16);
        CHECK(hex.size() == 32);
        CHECK(hex.find_first_not_of("0123456789abcdef") == std::string::npos);
        CHECK(seen.insert(hex).second);
    }
    CHECK(random_hex(1000).size() == 2000);
}
