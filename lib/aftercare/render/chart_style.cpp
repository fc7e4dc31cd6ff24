// What charts look like: the colours of six series on white and on black, each at least 3:1 against its
// ground, and what tells the series apart without them.
#include "aftercare/render/chart.hpp"

namespace aftercare {

const std::string_view k_chart_style =
    ":root{--chart-0:#1f5f99;--chart-1:#b8520a;--chart-2:#2c7a4b;--chart-3:#7d4aa0;--chart-4:#8f2f3b;"
    "--chart-5:#59636e;--chart-grid:#d5d9de}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--chart-0:#7ab8f5;--chart-1:#f2a65a;"
    "--chart-2:#6fcf97;--chart-3:#cda5ee;--chart-4:#f28b95;--chart-5:#b3bcc6;--chart-grid:#3c434b}}\n"
    ".chart{display:block;width:100%;height:auto;font-size:11px}\n"
    ".chart text{fill:currentColor;stroke:var(--ground,Canvas);stroke-width:2.5px;stroke-linejoin:round;"
    "paint-order:stroke}.chart .m{text-anchor:middle}.chart .e{text-anchor:end}\n"
    ".chart path{fill:none}\n"
    ".chart .g{stroke:var(--chart-grid);stroke-width:.8}.chart .a{stroke:currentColor;stroke-width:.8}\n"
    ".chart .l{stroke:var(--c);stroke-width:1.8;stroke-dasharray:var(--dashes);stroke-linejoin:round}\n"
    ".chart .b{stroke:var(--c);stroke-dasharray:var(--texture)}.chart .u{stroke:var(--chart-grid)}\n"
    ".chart .k{stroke:var(--c);stroke-width:1.2}\n"
    ".chart .w{stroke:currentColor;stroke-width:1.2}\n"
    ".chart .d{stroke:var(--c);stroke-width:5.5;stroke-linecap:round}\n"
    ".chart .s0{--c:var(--chart-0);--dashes:none;--texture:none}\n"
    ".chart .s1{--c:var(--chart-1);--dashes:6 2.5;--texture:1.5 1.5}\n"
    ".chart .s2{--c:var(--chart-2);--dashes:2 2;--texture:5 1.5}\n"
    ".chart .s3{--c:var(--chart-3);--dashes:9 2.5 2 2.5;--texture:1 3}\n"
    ".chart .s4{--c:var(--chart-4);--dashes:4 4;--texture:3 1 1 1}\n"
    ".chart .s5{--c:var(--chart-5);--dashes:12 3;--texture:.8 5}\n"
    ".chart .k.s0,.chart .k.s1,.chart .k.s2,.chart .k.s3{fill:var(--c)}\n";

}  // namespace aftercare
