//! Brazilian Portuguese.

use super::{Opening, PersonalWords, Words, clamps, list, month, numbers, weekday, weekdays};
use convoca_booking::{Cycle, Period};
use jiff::civil::{Date, Time};

pub(super) static WORDS: Words = Words {
    tag: "pt-BR",
    booked: Opening {
        subject: "Convite: {}",
        headline: "Você foi convidado para uma reunião",
        sentence: "{} convida você para uma reunião.",
        short: "Convite: {}",
    },
    booked_host: Opening {
        subject: "Reunião agendada: {}",
        headline: "Sua reunião está agendada",
        sentence: "A reunião de {} está agendada. Esta cópia é para o anfitrião.",
        short: "Agendada: {}",
    },
    changed: Opening {
        subject: "Alterada: {}",
        headline: "Uma reunião foi alterada",
        sentence: "{} alterou esta reunião. O que segue substitui o que foi informado antes.",
        short: "Alterada: {}",
    },
    cancelled: Opening {
        subject: "Cancelada: {}",
        headline: "Uma reunião foi cancelada",
        sentence: "A reunião de {} não vai acontecer.",
        short: "Cancelada: {}",
    },
    reminder: Opening {
        subject: "Lembrete: {}",
        headline: "Sua reunião começa em breve",
        sentence: "A reunião de {} começa em breve.",
        short: "Lembrete: {}",
    },
    topic: "Assunto",
    scheduler: "Agendada por",
    time: "Horário",
    zone: "Fuso horário",
    repeats: "Repetição",
    first_times: "Primeiras {} de {} datas",
    all_times: "Todas as {} datas",
    about: "Sobre",
    id: "ID da reunião",
    password: "Senha",
    dial: "Telefone",
    join: "Entrar na reunião",
    link: "Ou abra este link:",
    host: "Para o anfitrião",
    host_note: "Quem tem este link ou esta senha conduz a reunião. Não compartilhe.",
    host_join: "Abrir como anfitrião",
    host_password: "Senha do anfitrião",
    question: "Você vai participar?",
    accept: "Sim",
    tentative: "Talvez",
    decline: "Não",
    footer: "Enviado pelo Convoca em {}",
    labelled: "{}: {}",
    personal: PersonalWords {
        account_opened: Opening {
            subject: "Sua conta em {}",
            headline: "Você tem uma conta",
            sentence: "{} abriu uma conta para você. Com ela você agenda e conduz reuniões.",
            short: "Sua conta em {}",
        },
        password_set: Opening {
            subject: "Sua nova senha em {}",
            headline: "Você tem uma nova senha",
            sentence: "Um administrador de {} deu a você uma nova senha. Escolha a sua ao entrar.",
            short: "Nova senha em {}",
        },
        reset_code: Opening {
            subject: "Seu código para definir uma nova senha em {}",
            headline: "Defina uma nova senha",
            sentence: "Alguém, provavelmente você, quer definir uma nova senha em {}. Se não foi você, não faça nada.",
            short: "Código para nova senha em {}",
        },
        contact_code: Opening {
            subject: "Seu código para confirmar este endereço em {}",
            headline: "Confirme este endereço",
            sentence: "Digite este código para ter este endereço em seu perfil em {}.",
            short: "Código para confirmar este endereço em {}",
        },
        guests_first: Opening {
            subject: "Há convidados na sua sala em {}",
            headline: "Há convidados à sua espera",
            sentence: "Convidados foram os primeiros a entrar em uma das suas salas em {}, na qual podem entrar antes do anfitrião.",
            short: "Há convidados na sua sala em {}",
        },
        activation: Opening {
            subject: "Código de ativação de um dispositivo em {}",
            headline: "Configure um dispositivo",
            sentence: "Digite este código no dispositivo para que ele participe das reuniões de {}.",
            short: "Código de ativação em {}",
        },
        account: "Conta",
        password: "Senha",
        choose: "Defina sua senha com \"Esqueci a senha\" na página de entrada.",
        code: "Código",
        room: "Sala",
        meeting: "Reunião",
        device: "Dispositivo",
        good_for: "Válido por",
        minutes: "{} minutos",
        days: "{} dias",
        open: "Abrir o Convoca",
    },
    date,
    clock,
    rule,
};

const MONTHS: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];

const WEEKDAYS: [&str; 7] =
    ["domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"];

fn plain_date(day: Date) -> String {
    format!("{} de {} de {}", day.day(), month(&MONTHS, day), day.year())
}

fn date(day: Date) -> String {
    format!("{}, {}", weekday(&WEEKDAYS, day), plain_date(day))
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn rule(cycle: &Cycle) -> String {
    let every = |one: &str, many: &str| match cycle.interval {
        ..=1 => one.to_owned(),
        count => format!("A cada {count} {many}"),
    };
    let days = |entries: Vec<String>| list(&entries, ", ", " e ");
    let rule = match cycle.period {
        Period::Day => every("Todos os dias", "dias"),
        Period::Week => format!("{}: {}", every("Toda semana", "semanas"), days(weekdays(cycle, &WEEKDAYS))),
        Period::Month => {
            let which = if cycle.points.len() == 1 { "dia" } else { "dias" };
            let last = if clamps(cycle) { " (em meses mais curtos, no último dia)" } else { "" };
            format!("{}, {which} {}{last}", every("Todo mês", "meses"), days(numbers(cycle)))
        }
    };
    format!("{rule}, até {}", plain_date(cycle.last_day))
}
