// Words of which the generator makes tickets: places, troubles, questions, what was done about them.
#pragma once

#include <array>

namespace bench {

/// What is reported, with its policy codes; `words` follow a place.
struct Trouble {
    const char* element;
    const char* defect;
    const char* category;
    const char* words;
};

inline constexpr std::array k_staff_names = {"李娜", "王芳", "张伟", "刘洋"};
inline constexpr std::array k_party_names = {"东海防水", "华建总包", "安居门窗", "通达电梯",
                                             "恒温采暖", "绿城物业", "万和电气", "精工装饰"};
inline constexpr std::array k_surnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
inline constexpr std::array k_given_names = {"伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋"};
inline constexpr std::array k_places = {"主卧",   "次卧",   "客厅", "厨房", "主卫", "客卫",
                                        "南阳台", "北阳台", "玄关", "书房", "走廊", "车位"};

inline constexpr auto k_troubles = std::to_array<Trouble>({
    {"wet-room", "leak", "leak", "吊顶渗漏，滴水不止"},
    {"wet-room", "leak", "leak", "地面渗漏，楼下天花潮湿"},
    {"window", "leak", "leak", "窗边渗水，下雨时墙皮起泡"},
    {"internal-wall", "crack", "crack", "墙面开裂，裂缝长约一米"},
    {"internal-wall", "crack", "crack", "抹灰层竖向裂纹"},
    {"floor", "hollow", "hollow", "瓷砖空鼓，踩上去有声音"},
    {"internal-wall", "hollow", "hollow", "墙砖空鼓脱落"},
    {"door", "broken", "door-window", "门锁损坏，关不上"},
    {"window", "broken", "door-window", "窗扇变形，推拉困难"},
    {"pipe", "broken", "plumbing", "水管接头损坏，水压不足"},
    {"drain", "blocked", "plumbing", "地漏堵塞，排水很慢"},
    {"drain", "noise", "plumbing", "下水管夜里有异响"},
    {"electrical", "broken", "electrical", "插座没有电，空开跳闸"},
    {"heating", "broken", "heating", "暖气不热，室温十五度"},
    {"ceiling", "other", "finish", "乳胶漆起皮，颜色不一"},
    {"lift", "noise", "lift", "电梯运行抖动，到层不平"},
});
inline constexpr auto k_questions = std::to_array<Trouble>({
    {"", "", "policy", "保修期到什么时候，怎样报修"},
    {"", "", "policy", "装修押金何时退还"},
    {"", "", "policy", "房产证办理需要哪些材料"},
    {"", "", "policy", "维修资金怎样使用"},
    {"", "", "service", "申请办理停车登记"},
    {"", "", "service", "申请更换门禁卡"},
});
inline constexpr std::array k_tails = {"",
                                       "。",
                                       "，请尽快处理",
                                       "，已经第二次反映",
                                       "，家里有老人和小孩",
                                       "，上午在家",
                                       "，周末才有人",
                                       "，业主要求书面答复",
                                       "，物业看过没有修好",
                                       "，入住以来一直这样",
                                       "，雨后更严重",
                                       "，担心影响楼下"};
/// Of one ticket in a thousand.
inline constexpr const char* k_rare_tail = "，发现白蚁";
inline constexpr std::array k_results = {
    "重做防水层，闭水四十八小时无渗漏", "更换损坏配件，试用正常",    "铲除空鼓部位，重新铺贴",
    "裂缝开槽填补，重刷乳胶漆",         "疏通管道，排水正常",        "调整五金，开关顺畅",
    "更换线路和空开，通电正常",         "排气并清洗过滤器，温度恢复"};
inline constexpr std::array k_answers = {"已告知保修期限和报修方式", "已说明办理流程和所需材料",
                                         "已登记，三个工作日内办结", "已请业主携带身份证到客服中心办理"};

}  // namespace bench
