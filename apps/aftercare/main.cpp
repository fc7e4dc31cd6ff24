#include "apps/aftercare/launcher.hpp"

int main(int argc, char** argv) {
    return aftercare::launch(argc, argv);
}
