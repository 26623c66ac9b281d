//! What the pages for strangers say, in both languages. Texts with `{…}` are filled by [`fill`].
use crate::features::organisations::model::CalledAs;
use crate::platform::authz::{Locale, Role};

/// All texts of the pages. A language that lacks one does not compile.
pub(super) struct Words {
    pub email: &'static str,
    pub password: &'static str,
    pub new_password: &'static str,
    pub choose_password: &'static str,
    pub password_rules: &'static str,
    pub name: &'static str,

    pub sign_in_title: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub forgot: &'static str,
    pub demo_title: &'static str,
    pub demo_hint: &'static str,
    pub demo_password: &'static str,

    pub reset_title: &'static str,
    pub reset_lead: &'static str,
    pub reset_send: &'static str,
    pub reset_sent_title: &'static str,
    pub reset_sent: &'static str,
    pub back_to_sign_in: &'static str,
    pub set_title: &'static str,
    pub set_lead: &'static str,
    pub set_save: &'static str,
    pub reset_gone_title: &'static str,
    pub reset_gone: &'static str,
    pub reset_again: &'static str,

    pub invitation_title: &'static str,
    pub invitation_lead: &'static str,
    pub mediator_title: &'static str,
    pub mediator_lead: &'static str,
    pub guest_title: &'static str,
    pub guest_lead: &'static str,
    pub invitation_new: &'static str,
    pub invitation_anybody: &'static str,
    pub invitation_known: &'static str,
    pub invitation_create: &'static str,
    pub invitation_accept: &'static str,
    pub invitation_gone_title: &'static str,
    pub invitation_gone: &'static str,
    pub welcome_title: &'static str,
    pub welcome_lead: &'static str,
    pub welcome_gone: &'static str,

    pub nowhere_title: &'static str,
    pub nowhere: &'static str,
    pub trouble_title: &'static str,

    pub wrong_credentials: &'static str,
    pub wrong_password: &'static str,
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub too_common: &'static str,
    pub not_an_address: &'static str,
    pub name_required: &'static str,
    pub name_too_long: &'static str,
    pub name_control: &'static str,
    pub account_exists: &'static str,
    pub busy: &'static str,
    pub trouble: &'static str,
}

static EN: Words = Words {
    email: "E-mail",
    password: "Password",
    new_password: "New password",
    choose_password: "Choose a password",
    password_rules: "At least 8 characters. Three or four words make a good one.",
    name: "Your name, as others will see it",

    sign_in_title: "Sign in",
    sign_in: "Sign in",
    sign_out: "Sign out",
    forgot: "Forgot your password?",
    demo_title: "People of the demo",
    demo_hint: "One click signs you in.",
    demo_password: "The password of all of them: {password}",

    reset_title: "Forgot your password?",
    reset_lead: "Enter the e-mail address that you sign in with. We will send a link to set a new password.",
    reset_send: "Send the link",
    reset_sent_title: "Look into your mail",
    reset_sent: "If {email} has an account here, a link is on its way. It works once, for 30 minutes. \
                 Nothing there? Look among the unwanted mail, and check the address.",
    back_to_sign_in: "Back to sign-in",
    set_title: "Set a new password",
    set_lead: "All devices that are signed in will be signed out.",
    set_save: "Save and sign in",
    reset_gone_title: "This link no longer works",
    reset_gone: "A link works once, for 30 minutes. Have a new one sent to you.",
    reset_again: "Send a new link",

    invitation_title: "{organisation} invites you",
    invitation_lead: "You are to join {organisation} on this portal, as {role}. Here vendors and \
                      their customers work on complaints and projects together.",
    mediator_title: "You are asked to mediate",
    mediator_lead: "{inviter} and the other side ask you to mediate in complaint {record}. You read \
                    what both wrote for each other, and speak with each of them alone. Of the rest \
                    of the portal you see nothing.",
    guest_title: "You are asked for help",
    guest_lead: "{inviter} asks you about complaint {record}, {role}. You see what you are given of \
                 this one case, and of the rest of the portal nothing.",
    invitation_new: "Your account will have the address {email}. This takes a minute.",
    invitation_anybody: "Enter the address that you will sign in with. This takes a minute.",
    invitation_known: "{email} has an account here already. Enter its password to join.",
    invitation_create: "Create account and join",
    invitation_accept: "Sign in and join",
    invitation_gone_title: "This invitation no longer works",
    invitation_gone: "It was used, withdrawn, or has expired. If you have joined already, sign in. \
                      Otherwise ask whoever invited you to send a new one.",
    welcome_title: "Welcome to Concord",
    welcome_lead: "Create the account of the first owner of {organisation}. Five short questions \
                   follow, then the portal is ready.",
    welcome_gone: "It was used or has expired. If you have an account already, sign in. Otherwise \
                   have the operator of this portal make a new link.",

    nowhere_title: "You belong to no organisation",
    nowhere: "You are signed in as {name}, but no organisation here counts you among its people. \
              Ask your administrator for an invitation.",
    trouble_title: "That did not work",

    wrong_credentials: "The e-mail address or the password is wrong. Check both, or set a new password.",
    wrong_password: "The password is wrong. Try again, or set a new one.",
    too_short: "The password is too short: it needs at least 8 characters.",
    too_long: "The password is too long: 128 characters at most.",
    too_common: "This password is among the first that anybody would try. Choose another one, such \
                 as three or four words.",
    not_an_address: "This does not look like an e-mail address. Check it, please.",
    name_required: "Enter your name, please.",
    name_too_long: "The name is too long: 120 characters at most.",
    name_control: "The name contains characters that cannot be shown. Type it again, please.",
    account_exists: "This address has an account meanwhile. Enter its password to join.",
    busy: "The portal is very busy. Try again in a few seconds.",
    trouble: "Something went wrong on our side, and nothing was changed. Try again later.",
};

static RU: Words = Words {
    email: "Эл. почта",
    password: "Пароль",
    new_password: "Новый пароль",
    choose_password: "Придумайте пароль",
    password_rules: "Не меньше 8 символов. Хорошо подойдут три-четыре слова подряд.",
    name: "Имя и фамилия — так вас увидят другие",

    sign_in_title: "Вход",
    sign_in: "Войти",
    sign_out: "Выйти",
    forgot: "Забыли пароль?",
    demo_title: "Участники демонстрации",
    demo_hint: "Вход в один щелчок.",
    demo_password: "Пароль у всех один: {password}",

    reset_title: "Забыли пароль?",
    reset_lead: "Укажите адрес, с которым вы входите. Мы отправим на него ссылку для нового пароля.",
    reset_send: "Отправить ссылку",
    reset_sent_title: "Проверьте почту",
    reset_sent: "Если для {email} здесь есть учётная запись, письмо со ссылкой уже отправлено. \
                 Ссылка действует 30 минут и срабатывает один раз. Письма нет? Загляните в спам \
                 и проверьте адрес.",
    back_to_sign_in: "Вернуться ко входу",
    set_title: "Новый пароль",
    set_lead: "На всех устройствах, где вы сейчас вошли, придётся войти заново.",
    set_save: "Сохранить и войти",
    reset_gone_title: "Ссылка больше не действует",
    reset_gone: "Ссылка действует 30 минут и срабатывает один раз. Запросите новую.",
    reset_again: "Запросить новую ссылку",

    invitation_title: "Вас приглашает {organisation}",
    invitation_lead: "{organisation} приглашает вас на этот портал. Ваша роль — {role}. Здесь \
                      поставщики и заказчики вместе разбирают рекламации и ведут проекты.",
    mediator_title: "Вас просят стать посредником",
    mediator_lead: "{inviter} и другая сторона просят вас стать посредником в рекламации {record}. \
                    Вы читаете то, что стороны написали друг другу, и с каждой говорите отдельно. \
                    Остальное на портале вам не видно.",
    guest_title: "Вас просят помочь",
    guest_lead: "{inviter} обращается к вам по рекламации {record} ({role}). Вы видите только то, что \
                 вам передали по этому делу; остальное на портале вам не видно.",
    invitation_new: "Учётная запись будет на адрес {email}. Это займёт минуту.",
    invitation_anybody: "Укажите адрес, с которым будете входить. Это займёт минуту.",
    invitation_known: "Для {email} здесь уже есть учётная запись. Введите её пароль, чтобы \
                       присоединиться.",
    invitation_create: "Создать запись и присоединиться",
    invitation_accept: "Войти и присоединиться",
    invitation_gone_title: "Приглашение больше не действует",
    invitation_gone: "Им уже воспользовались, его отозвали, или срок истёк. Если вы уже \
                      присоединились, просто войдите. Если нет, попросите прислать новое.",
    welcome_title: "Добро пожаловать в Concord",
    welcome_lead: "Создайте учётную запись первого владельца организации {organisation}. Потом \
                   пять коротких вопросов — и портал готов к работе.",
    welcome_gone: "Ею уже воспользовались, или срок истёк. Если учётная запись у вас есть, просто \
                   войдите. Если нет, попросите оператора портала создать новую ссылку.",

    nowhere_title: "Вы пока не состоите ни в одной организации",
    nowhere: "Вы вошли как {name}, но ни одна организация на портале не числит вас среди своих. \
              Попросите приглашение у вашего администратора.",
    trouble_title: "Не получилось",

    wrong_credentials: "Неверный адрес или пароль. Проверьте их или задайте новый пароль.",
    wrong_password: "Неверный пароль. Попробуйте ещё раз или задайте новый.",
    too_short: "Пароль слишком короткий: нужно не меньше 8 символов.",
    too_long: "Пароль слишком длинный: не больше 128 символов.",
    too_common: "Такой пароль подбирают в первую очередь. Придумайте другой, например из \
                 трёх-четырёх слов.",
    not_an_address: "Это не похоже на адрес эл. почты. Проверьте его, пожалуйста.",
    name_required: "Укажите, пожалуйста, своё имя.",
    name_too_long: "Имя слишком длинное: не больше 120 символов.",
    name_control: "В имени есть символы, которые нельзя показать. Наберите его, пожалуйста, заново.",
    account_exists: "Для этого адреса уже создали учётную запись. Введите её пароль, чтобы \
                     присоединиться.",
    busy: "Портал сейчас очень занят. Попробуйте через несколько секунд.",
    trouble: "Что-то сломалось у нас, ничего не изменилось. Попробуйте позже.",
};

/// The texts of a language.
pub(super) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
        Locale::Ru => &RU,
    }
}

/// Puts a value into a text.
pub(super) fn fill(text: &str, name: &str, value: &str) -> String {
    text.replace(&format!("{{{name}}}"), value)
}

/// A role, as an invitation names it.
pub(super) fn role(locale: Locale, role: Role) -> &'static str {
    match (locale, role) {
        (Locale::En, Role::Owner) => "an owner",
        (Locale::En, Role::Admin) => "an administrator",
        (Locale::En, Role::Manager) => "a manager",
        (Locale::En, Role::Member) => "a member",
        (Locale::En, Role::Observer) => "an observer",
        (Locale::Ru, Role::Owner) => "владелец",
        (Locale::Ru, Role::Admin) => "администратор",
        (Locale::Ru, Role::Manager) => "руководитель",
        (Locale::Ru, Role::Member) => "сотрудник",
        (Locale::Ru, Role::Observer) => "наблюдатель",
    }
}

/// As what somebody is called in, where the sentence is about a third party.
pub(super) fn called(locale: Locale, called: CalledAs) -> &'static str {
    match (locale, called) {
        (Locale::En, CalledAs::Mediator) => "as its mediator",
        (Locale::En, CalledAs::Expert) => "as an expert",
        (Locale::En, CalledAs::Carrier) => "as the carrier",
        (Locale::En, CalledAs::Insurer) => "as the insurer",
        (Locale::En, CalledAs::Other) => "as somebody who can help",
        (Locale::Ru, CalledAs::Mediator) => "как к посреднику",
        (Locale::Ru, CalledAs::Expert) => "как к эксперту",
        (Locale::Ru, CalledAs::Carrier) => "как к перевозчику",
        (Locale::Ru, CalledAs::Insurer) => "как к страховщику",
        (Locale::Ru, CalledAs::Other) => "как к тому, кто может помочь",
    }
}

/// "Too many attempts", with the time to wait.
pub(super) fn too_many(locale: Locale, seconds: u32) -> String {
    let minutes = seconds.div_ceil(60).max(1);
    match locale {
        Locale::En => {
            let unit = if minutes == 1 { "minute" } else { "minutes" };
            format!("Too many attempts. Try again in {minutes} {unit}, or set a new password.")
        }
        Locale::Ru => {
            let unit = match (minutes % 10, minutes % 100) {
                (1, tail) if tail != 11 => "минуту",
                (2..=4, tail) if !(12..=14).contains(&tail) => "минуты",
                _ => "минут",
            };
            format!(
                "Слишком много попыток. Попробуйте через {minutes} {unit} или задайте новый пароль."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_told_in_right_forms() {
        let en = |seconds| too_many(Locale::En, seconds);
        assert!(en(1).contains("in 1 minute,"));
        assert!(en(61).contains("in 2 minutes,"));
        for (minutes, unit) in [
            (1, "минуту"),
            (2, "минуты"),
            (5, "минут"),
            (11, "минут"),
            (15, "минут"),
            (21, "минуту"),
            (22, "минуты"),
        ] {
            assert!(
                too_many(Locale::Ru, minutes * 60).contains(&format!("через {minutes} {unit} "))
            );
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("{a} and {b}", "a", "<{x}>"), "<{x}> and {b}");
    }
}
