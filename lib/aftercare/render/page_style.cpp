// What a page of figures looks like: on a phone, on a wide screen, in the dark, on A4.
#include "aftercare/render/chart.hpp"
#include "aftercare/render/page.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_everywhere =
    "*{box-sizing:border-box}\n"
    ":root{color-scheme:light dark;--ink:#1b2128;--ground:#fff;--faint:#55606b;--rule:#c3c9d0;"
    "--head:#eef1f4;--better:#1d6b3a;--worse:#a3262a}\n"
    "body{margin:0 auto;padding:1rem;max-width:72rem;color:var(--ink);background:var(--ground);"
    "font:1rem/1.5 'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}\n"
    "h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .75rem;padding-bottom:.25rem;"
    "border-bottom:2px solid var(--ink)}\n"
    "h3{font-size:1rem;margin:1rem 0 .25rem}.blank{display:none}\n"
    "p{white-space:pre-line;max-width:45em;margin:.5rem 0}\n"
    "h1,h2,h3,p,dt,dd,li,caption,figcaption{overflow-wrap:anywhere}\n"
    "dl,dd,ol,ul,figure{margin:0;padding:0}\n"
    ".facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:.1rem "
    "1.5rem;"
    "font-size:.875rem}\n"
    ".facts div{display:flex;gap:.75em}\n"
    ".facts dt{min-width:5em;color:var(--faint)}\n"
    ".lines{list-style:none}\n"
    ".lines li{display:flex;gap:.75em;padding:.3rem 0;border-bottom:1px solid var(--rule)}\n"
    ".lines strong{flex:none;max-width:50%;min-width:3em;text-align:right}\n"
    ".tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem}\n"
    ".tiles div{border:1px solid var(--rule);border-radius:.3rem;padding:.6rem .75rem;min-width:0;"
    "font-size:.875rem}\n"
    ".tiles .figure{font-size:1.5rem;line-height:1.35;font-weight:bold}\n"
    ".tiles .beneath{color:var(--faint);margin-top:.25rem}\n"
    ".tiles strong{white-space:nowrap}.better{color:var(--better)}.worse{color:var(--worse)}\n"
    ".wide{overflow-x:auto;margin:.75rem 0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;font-weight:bold;padding:.25rem 0}\n"
    "th,td{border:1px solid var(--rule);padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "white-space:pre}\n"
    "thead th{background:var(--head);vertical-align:bottom;white-space:normal;word-break:keep-all}\n"
    "tbody th{font-weight:normal}\n"
    "tbody .long{white-space:pre-line;min-width:12em}"
    "@media screen and (max-width:45rem){tbody td.long{min-width:24em}}th.n,td.n{text-align:right}\n"
    ".charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20.5rem),1fr));"
    "gap:1rem 1.5rem;margin:.75rem 0}\n"
    "figure{min-width:0;max-width:30rem}figcaption{font-weight:bold;font-size:.875rem}\n"
    ".definitions{font-size:.875rem;max-width:52em}.definitions dt{font-weight:bold;margin-top:.4rem}\n"
    ".signatures{list-style:none;display:flex;flex-wrap:wrap;gap:1rem 2rem;margin-top:2rem}\n"
    ".signatures li{flex:1 1 12rem;padding-bottom:2.5rem;border-bottom:1px solid var(--ink)}\n";

constexpr std::string_view k_dark =
    "@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--ground:#15191e;--faint:#a4afba;"
    "--rule:#434b54;--head:#242a31;--better:#7bd69b;--worse:#ff9a98}}\n";

// Sizes in points; a section goes on where the last one ends unless it asks for a sheet.
constexpr std::string_view k_paper =
    "@page{size:A4;margin:14mm 12mm 16mm;@bottom-right{content:counter(page) ' / ' counter(pages);"
    "font-size:8pt}}\n"
    "@media print{:root{color-scheme:light;font-size:10pt}body{padding:0 1px;max-width:none}\n"
    ".sheet{break-before:page}.sheet h2{margin-top:0}\n"
    ".blank{display:block}.blank div{height:2.4em;border-bottom:1px solid var(--rule)}\n"
    "h2,h3,caption,figcaption{break-after:avoid}tr,figure,li,.signatures,.tiles div,.facts "
    "div,dt{break-inside:avoid}\n"
    ".short,.tiles{break-inside:avoid}tbody tr:first-child{break-before:avoid}\n"
    "dt{break-after:avoid}thead{display:table-header-group}thead "
    "th{word-break:normal}.wide{overflow:visible}\n"
    ".tiles{grid-template-columns:repeat(3,1fr)}.charts{grid-template-columns:repeat(2,1fr)}\n"
    "table,.facts,.definitions{font-size:8.5pt}\n"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

}  // namespace

std::string page_style() {
    std::string style = "\n";
    for (const auto part : {k_everywhere, k_dark, k_chart_style, k_paper}) {
        style += part;
    }
    return style;
}

}  // namespace aftercare
