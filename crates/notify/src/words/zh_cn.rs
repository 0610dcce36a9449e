//! Simplified Chinese.

use super::{Opening, PersonalWords, Words, clamps, list, numbers, weekday, weekdays};
use convoca_booking::{Cycle, Period};
use jiff::civil::{Date, Time};

pub(super) static WORDS: Words = Words {
    tag: "zh-CN",
    booked: Opening {
        subject: "会议邀请：{}",
        headline: "邀请您参加会议",
        sentence: "{} 邀请您参加会议。",
        short: "会议邀请：{}",
    },
    booked_host: Opening {
        subject: "会议已预约：{}",
        headline: "您的会议已预约",
        sentence: "{} 的会议已预约。此邮件供主持人使用。",
        short: "会议已预约：{}",
    },
    changed: Opening {
        subject: "会议变更：{}",
        headline: "会议有变更",
        sentence: "{} 修改了会议，请以以下信息为准。",
        short: "会议变更：{}",
    },
    cancelled: Opening {
        subject: "会议取消：{}",
        headline: "会议已取消",
        sentence: "{} 的会议已取消。",
        short: "会议取消：{}",
    },
    reminder: Opening {
        subject: "会议提醒：{}",
        headline: "会议即将开始",
        sentence: "{} 的会议即将开始。",
        short: "会议提醒：{}",
    },
    topic: "会议主题",
    scheduler: "预约人",
    time: "会议时间",
    zone: "时区",
    repeats: "重复",
    first_times: "前 {} 次（共 {} 次）",
    all_times: "全部 {} 次",
    about: "说明",
    id: "会议 ID",
    password: "来宾密码",
    dial: "拨入号码",
    join: "加入会议",
    link: "或打开以下链接：",
    host: "主持人专用",
    host_note: "持有此链接或密码者可主持会议，请勿转发。",
    host_join: "以主持人身份加入",
    host_password: "主持人密码",
    question: "您是否参加？",
    accept: "参加",
    tentative: "待定",
    decline: "不参加",
    footer: "由 Convoca（{}）发送",
    labelled: "{}：{}",
    personal: PersonalWords {
        account_opened: Opening {
            subject: "您在 {} 的帐号",
            headline: "您的帐号已开通",
            sentence: "{} 已为您开通帐号，您可以用它预约和召开会议。",
            short: "您在 {} 的帐号",
        },
        password_set: Opening {
            subject: "您在 {} 的新密码",
            headline: "您的密码已重置",
            sentence: "{} 的管理员为您重置了密码，请在登录时设置自己的密码。",
            short: "您在 {} 的新密码",
        },
        reset_code: Opening {
            subject: "{} 重置密码验证码",
            headline: "重置密码",
            sentence: "有人（可能是您）要在 {} 重置密码。如非本人操作，请忽略。",
            short: "{} 重置密码验证码",
        },
        contact_code: Opening {
            subject: "{} 联系方式验证码",
            headline: "验证联系方式",
            sentence: "请输入此验证码，以便在 {} 的个人资料中使用该联系方式。",
            short: "{} 联系方式验证码",
        },
        guests_first: Opening {
            subject: "您在{}的会议室已有来宾",
            headline: "来宾已先入会",
            sentence: "来宾已先进入您在{}的会议室。该会议室允许来宾在主持人之前入会。",
            short: "您在{}的会议室已有来宾",
        },
        activation: Opening {
            subject: "{} 终端激活码",
            headline: "激活终端",
            sentence: "请在终端上输入此激活码，以参加 {} 的会议。",
            short: "{} 终端激活码",
        },
        account: "帐号",
        password: "密码",
        choose: "请在登录页面通过“忘记密码”设置密码。",
        code: "验证码",
        room: "会议室",
        meeting: "会议",
        device: "终端",
        good_for: "有效期",
        minutes: "{} 分钟",
        days: "{} 天",
        open: "打开 Convoca",
    },
    date,
    clock,
    rule,
};

const WEEKDAYS: [&str; 7] = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

fn plain_date(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn date(day: Date) -> String {
    format!("{} {}", plain_date(day), weekday(&WEEKDAYS, day))
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn rule(cycle: &Cycle) -> String {
    let every = |unit: &str, counted: &str| match cycle.interval {
        ..=1 => format!("每{unit}"),
        count => format!("每 {count} {counted}"),
    };
    let days = |entries: Vec<String>| list(&entries, "、", "、");
    let rule = match cycle.period {
        Period::Day => every("天", "天"),
        Period::Week => format!("{}的{}", every("周", "周"), days(weekdays(cycle, &WEEKDAYS))),
        Period::Month => {
            let last = if clamps(cycle) { "（当月没有该日时为最后一天）" } else { "" };
            format!("{}的 {} 日{last}", every("月", "个月"), days(numbers(cycle)))
        }
    };
    format!("{rule}，至{}", plain_date(cycle.last_day))
}
