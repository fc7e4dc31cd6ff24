#include "apps/callback/program.hpp"
#include "apps/shared/program.hpp"

int main(int argc, char** argv) {
    return aftercare::run_main(aftercare::k_callback, argc, argv);
}
