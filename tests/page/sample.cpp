// Writes a page with every block and every chart, filled with what is hard to lay out, for
// tests/page/in_browser.
#include <iostream>

#include "aftercare/render/chart.hpp"
#include "aftercare/render/page.hpp"
#include "aftercare/support/messages.hpp"

using namespace aftercare;

namespace {

const std::vector<std::string> k_names = {"卫生间 × 渗漏",
                                          "地下室及人防工程顶板变形缝两侧 × 渗漏",
                                          "江南建设集团第三工程有限公司（滨江项目部）",
                                          "Bathroom waterproofing membrane × leak",
                                          "WWWWWWWWWW MMMMMMMM",
                                          "“引号”—破折号…→→",
                                          "a"};

std::vector<std::string> days(std::size_t count) {
    std::vector<std::string> labels;
    for (std::size_t i = 1; i <= count; ++i) {
        labels.push_back((i < 10 ? "2026-12-0" : "2026-12-") + std::to_string(i));
    }
    return labels;
}

ChartValues varied(std::size_t count, double max) {
    ChartValues values;
    for (std::size_t i = 0; i < count; ++i) {
        values.emplace_back(max * static_cast<double>((i * 7919 + 13) % 1000) / 999);
    }
    return values;
}

std::vector<ChartSeries> all_series(std::size_t count, double max) {
    std::vector<ChartSeries> series;
    for (const auto* name : {"报修", "complaint with a rather long name", "咨询", "建议", "表扬", "代办"}) {
        const auto place = series.size();
        series.push_back({name, varied(count - place, max * static_cast<double>(place + 1) / 6)});
    }
    return series;
}

/// The charts of one unit, each of its own size.
void add_charts(PageSection& section, ChartUnit unit, double max) {
    const auto frame = [&](std::vector<std::string> categories, bool in_sequence = false) {
        return ChartFrame{
            .id = "c" + std::to_string(section.blocks.size()) + "-" + std::to_string(static_cast<int>(unit)),
            .title = "每日收、结",
            .category_axis = "部位 × 缺陷 element × defect",
            .value_axis = "一次修复率 first-time fix",
            .unit = unit,
            .categories = std::move(categories),
            .in_sequence = in_sequence};
    };
    const auto add = [&](const auto& chart) {
        section.blocks.emplace_back(PageChart{"图 " + chart.frame.id, chart_svg(chart)});
    };
    add(LineChart{.frame = frame(days(31)), .series = all_series(31, max)});
    add(LineChart{.frame = frame(days(12)), .series = {{"", varied(12, max)}}});
    add(BarChart{.frame = frame(days(31), true), .series = all_series(31, max)});
    add(BarChart{.frame = frame(days(7), true), .series = {{"", varied(7, max)}}});
    add(BarChart{.frame = frame(days(400), true), .series = {{"", varied(400, max)}}});
    add(BarChart{.frame = frame(k_names), .series = all_series(k_names.size(), max)});
    add(ParetoChart{.frame = frame(k_names), .values = varied(k_names.size(), max)});
    IntervalChart intervals{.frame = frame(k_names), .intervals = {}};
    for (const auto& value : varied(k_names.size(), max)) {
        intervals.intervals.push_back(
            {.value = value, .low = *value / 2, .high = (*value + max) / 2, .note = "n 12345 不排名"});
    }
    add(intervals);
    add(BarChart{.frame = frame(days(3), true), .series = {}});
}

PageTable wide_table() {
    PageTable table{.caption = "超期最久的二十件", .columns = {{"编号"}, {"房号"}, {"事项"}}, .rows = {}};
    for (const auto* head : {"超期", "一次修复率", "满意度", "回访率", "升级为投诉"}) {
        table.columns.push_back({head, Align::right});
    }
    for (int i = 0; i < 60; ++i) {
        table.rows.push_back({"AC-2026-" + std::to_string(100000 + i), "3-1-1201",
                              "卫生间天花板滴水，每天两次，已影响楼下住户", "12d 14h", "93.2%", "4.46",
                              "71.3%", "17"});
    }
    return table;
}

}  // namespace

int main() {
    use_language(Language::zh, LOCALE_DIR);
    const std::string hash(64, 'f');
    Page page{
        .title = "滨江花园、云栖府、城南翡翠国际社区（三期）2026年12月售后月报",
        .facts = {{"项目", "滨江花园"}, {"流水末尾", hash}, {"编制", "李娜 主管"}},
        .sections = {{.heading = "须领导决策",
                      .blocks = {PageLines{{{"3", "件险情未排除：" + hash}, {"1204500.00", "元质保金"}}}}},
                     {.heading = "六项指标", .blocks = {PageTiles{}}},
                     {.heading = "图", .blocks = {}, .on_new_sheet = true},
                     {.heading = "表", .blocks = {wide_table()}, .on_new_sheet = true},
                     {.heading = "附",
                      .blocks = {PageText{"一、" + hash + hash}, PageDefinitions{{{"履约率", hash + hash}}},
                                 PageSignatures{{"编制", "审核", "批准"}}}}}};
    for (int i = 0; i < 6; ++i) {
        std::get<PageTiles>(page.sections[1].blocks[0])
            .tiles.push_back({.label = "满意度",
                              .value = "1234567.89",
                              .previous = "上月 1234567.89",
                              .trend = Trend{Movement::up, Verdict::better},
                              .beneath = hash});
    }
    add_charts(page.sections[2], ChartUnit::count, 120);
    add_charts(page.sections[2], ChartUnit::share, 1);
    add_charts(page.sections[2], ChartUnit::seconds, 900'000);
    add_charts(page.sections[2], ChartUnit::fen, 98'765'432'100);
    std::cout << page_html(page);
}
