//! The words by which a text asks something, in the languages that documents are in most often.
//!
//! One text says little: a topic may end with a question mark, and a question may not. What a document does
//! with all its texts is decided elsewhere.

/// The marks that end a question.
const MARKS: [char; 4] = ['?', '？', '؟', ';'];

/// Words that a question or a task begins with, where words have blanks between them.
const FIRST: &[&str] = &[
    // English: what is asked
    "what",
    "what's",
    "whats",
    "how",
    "why",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "can",
    "could",
    "would",
    "should",
    "will",
    "have",
    "has",
    "if",
    "in",
    // English: what is to be done
    "explain",
    "describe",
    "compare",
    "contrast",
    "discuss",
    "define",
    "design",
    "implement",
    "write",
    "list",
    "name",
    "give",
    "tell",
    "walk",
    "talk",
    "outline",
    "summarize",
    "summarise",
    "identify",
    "differentiate",
    "distinguish",
    "estimate",
    "calculate",
    "find",
    "show",
    "demonstrate",
    "suppose",
    "imagine",
    "assume",
    "consider",
    "given",
    "build",
    "create",
    "sketch",
    "propose",
    "justify",
    "evaluate",
    "analyze",
    "analyse",
    "prove",
    "state",
    "mention",
    "elaborate",
    "illustrate",
    "predict",
    "debug",
    "refactor",
    "optimize",
    "optimise",
    "reverse",
    "convert",
    "merge",
    "sort",
    "count",
    "determine",
    "choose",
    "select",
    "fix",
    "you",
    "your",
    "what're",
    "how's",
    "clarify",
    "share",
    "provide",
    "enumerate",
    "solve",
    "check",
    "review",
    // Spanish and Portuguese
    "qué",
    "que",
    "cómo",
    "como",
    "cuál",
    "cual",
    "cuáles",
    "cuales",
    "cuándo",
    "cuando",
    "dónde",
    "donde",
    "quién",
    "quien",
    "explica",
    "explique",
    "explícame",
    "describe",
    "describa",
    "descreva",
    "define",
    "defina",
    "menciona",
    "mencione",
    "diferencia",
    "diferença",
    "diferencias",
    "diferenças",
    "qual",
    "quais",
    "quando",
    "onde",
    "porque",
    "cite",
    "o",
    "por",
    "para",
    "compare",
    "compara",
    "implementa",
    "implemente",
    "diseña",
    "diseñe",
    "escribe",
    "escreva",
    "liste",
    "fale",
    "habla",
    "existe",
    "em",
    "en",
    // German
    "was",
    "wie",
    "warum",
    "weshalb",
    "wann",
    "wo",
    "wer",
    "welche",
    "welcher",
    "welches",
    "welchen",
    "wozu",
    "worin",
    "wofür",
    "wodurch",
    "woran",
    "erkläre",
    "erklären",
    "erläutere",
    "erläutern",
    "beschreibe",
    "beschreiben",
    "nenne",
    "nennen",
    "vergleiche",
    "vergleichen",
    "entwirf",
    "entwerfen",
    "implementiere",
    "implementieren",
    "schreibe",
    "schreiben",
    "definiere",
    "skizziere",
    "kann",
    "können",
    "ist",
    "sind",
    "gib",
    // French
    "qu'est-ce",
    "qu’est-ce",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "comment",
    "pourquoi",
    "quand",
    "où",
    "qui",
    "expliquez",
    "explique",
    "décrivez",
    "décris",
    "citez",
    "donnez",
    "comparez",
    "définissez",
    "concevez",
    "implémentez",
    "écrivez",
    "quoi",
    "parlez",
    "à",
    "peut-on",
    "est-ce",
    "combien",
    // Italian
    "cosa",
    "che",
    "come",
    "perché",
    "quale",
    "quali",
    "spiega",
    "descrivi",
    "cos'è",
    "qual'è",
    // Russian and Ukrainian
    "что",
    "как",
    "какие",
    "какой",
    "какая",
    "какое",
    "каковы",
    "каким",
    "какими",
    "зачем",
    "почему",
    "когда",
    "чем",
    "где",
    "кто",
    "сколько",
    "объясните",
    "объясни",
    "опишите",
    "опиши",
    "расскажите",
    "расскажи",
    "назовите",
    "перечислите",
    "сравните",
    "приведите",
    "реализуйте",
    "напишите",
    "спроектируйте",
    "можно",
    "можете",
    "для",
    "в",
    "дайте",
    "из",
    "что",
    "що",
    "як",
    "чому",
    "які",
    "який",
    "поясніть",
    "навіщо",
    "коли",
    // Polish, Turkish, Indonesian, Vietnamese
    "co",
    "jak",
    "dlaczego",
    "jakie",
    "jaka",
    "jaki",
    "czym",
    "wyjaśnij",
    "opisz",
    "nedir",
    "nasıl",
    "neden",
    "apa",
    "bagaimana",
    "mengapa",
    "jelaskan",
];

/// First words that begin a question only where it also ends as one: they begin many other texts too.
const NEED_A_MARK: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "will", "have", "has", "if", "in", "you", "your", "que",
    "como", "o", "por", "para", "existe", "em", "en", "ist", "sind", "kann", "à", "co", "come", "che", "в",
    "для", "из", "merge", "sort", "count", "state", "show", "check", "review", "share", "fix", "reverse",
    "select", "list", "name", "given", "assume", "consider", "can", "should", "could", "sind", "on", "jak",
    "wo", "wer", "provide", "cite", "compara", "where", "who", "when",
];

/// What makes a question of a text wherever it stands in it.
const ANYWHERE: &[&str] = &[
    "difference between",
    "differences between",
    "differ from",
    "diferencia entre",
    "diferença entre",
    "diferencias entre",
    "diferenças entre",
    "unterschied zwischen",
    "unterschiede zwischen",
    "différence entre",
    "différences entre",
    "разница между",
    "отличие",
    "в чём",
    "в чем",
    "для чего",
    "là gì",
    "như thế nào",
    "tại sao",
    "o que é",
    "o que são",
    "por qué",
    "por que ",
    "¿",
];

/// The same for languages without blanks between words.
const ANYWHERE_WITHOUT_BLANKS: &[&str] = &[
    // Chinese
    "什么",
    "什麼",
    "如何",
    "怎么",
    "怎麼",
    "怎样",
    "为什么",
    "為什麼",
    "为何",
    "哪些",
    "哪个",
    "哪几",
    "吗",
    "区别",
    "區別",
    "是否",
    "介绍",
    "介紹",
    "解释",
    "解釋",
    "说说",
    "谈谈",
    "说一下",
    "讲一下",
    "讲讲",
    "描述",
    "简述",
    "请",
    "實作",
    "多少",
    "几种",
    "有哪",
    "设计一个",
    "实现一个",
    "手写",
    "聊聊",
    "讲述",
    "怎么办",
    "差异",
    "差別",
    "有何",
    "了解",
    "理解",
    "原理",
    // Japanese
    "とは",
    "ですか",
    "ますか",
    "説明",
    "なぜ",
    "どのよう",
    "どう",
    "違い",
    "述べ",
    "何で",
    "教えて",
    "でしょうか",
    "してください",
    "比較",
    // Korean
    "무엇",
    "설명",
    "차이",
    "어떻게",
    "왜",
    "인가요",
    "까요",
    "나요",
    "해주세요",
    "주세요",
    "하시오",
    "란?",
    "이란",
    "비교",
    "말해",
    "대해",
];

/// How far a text asks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asks {
    No,
    /// It begins as a question or a task does.
    Perhaps,
    /// It ends as a question does, or holds one.
    Yes,
}

/// A text without the symbols that it begins with.
pub(super) fn without_symbols(text: &str) -> &str {
    let is_symbol = |c: char| {
        matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}')
            || c == ' '
    };
    let mut rest = text.trim_start_matches(is_symbol);
    // `:name:`, which code hosts show as a symbol.
    while let Some((name, after)) = rest.strip_prefix(':').and_then(|after| after.split_once(':')) {
        let is_name = !name.is_empty()
            && name.len() <= 40
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'));
        if !is_name || !after.starts_with(' ') {
            break;
        }
        rest = after.trim_start_matches(is_symbol);
    }
    if rest.is_empty() { text } else { rest }
}

/// Whether a text at the end of a document takes leave of its readers, or speaks of the questions.
pub(super) fn is_closing_remark(plain: &str) -> bool {
    const STARTS: &[&str] = &[
        "good luck",
        "these questions",
        "the questions above",
        "those questions",
        "this list",
        "this document",
        "this guide",
        "this repo",
        "this collection",
        "thanks",
        "thank you",
        "happy ",
        "feel free",
        "if you found",
        "if you like",
        "if you have any",
        "if you enjoyed",
        "that's all",
        "that is all",
        "hope ",
        "i hope",
        "we hope",
        "contributions",
        "pull requests",
        "prs ",
        "let me know",
        "please star",
        "star this",
        "follow me",
        "all the best",
        "best of luck",
        "more questions",
        "to be continued",
        "the end",
        "made with",
        "last updated",
        "祝",
        "感谢",
        "欢迎",
        "以上",
        "持续更新",
        "¡buena suerte",
        "buena suerte",
        "boa sorte",
        "viel erfolg",
        "viel glück",
        "bonne chance",
        "удачи",
        "спасибо",
        "頑張",
        "화이팅",
        "감사합니다",
    ];
    let plain = plain.to_lowercase();
    let text = plain.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '¡');
    STARTS.iter().any(|start| text.starts_with(start))
}

/// How far a plain text asks something.
pub(super) fn asks(plain: &str) -> Asks {
    let text = plain.trim().trim_end_matches(is_closing);
    if text.is_empty() {
        return Asks::No;
    }
    let last = text.chars().next_back().unwrap_or(' ');
    if last != ';' && MARKS.contains(&last) && text.chars().count() > 2 {
        return Asks::Yes;
    }
    if text.contains("? ")
        || text.contains("?\"")
        || text.contains("?\n")
        || text.contains('？')
        || text.contains("?)")
    {
        return Asks::Yes;
    }
    if begins_as_task(text) { Asks::Perhaps } else { Asks::No }
}

/// Whether it begins as a question or a task does, whatever it ends with.
fn begins_as_task(text: &str) -> bool {
    const LOOKED_AT: usize = 400;
    let start: String = text.chars().take(LOOKED_AT).collect::<String>().to_lowercase();
    let start = start.trim_start_matches(|c: char| !c.is_alphabetic() && c != '¿');
    if ANYWHERE.iter().any(|words| start.contains(words)) {
        return true;
    }
    if !start.is_ascii() && ANYWHERE_WITHOUT_BLANKS.iter().any(|words| start.contains(words)) {
        return true;
    }
    let mut words = start.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches([',', ':', '.']);
    let count = 1 + words.count();
    if count < 2 {
        return false;
    }
    let contracted = first.split_once(['\'', '’']).map_or(first, |(word, _)| word);
    let second = start.split_whitespace().nth(1).unwrap_or_default();
    if matches!(first, "when" | "where" | "who")
        && matches!(second, "to" | "would" | "should" | "do" | "does" | "is" | "are" | "can" | "did")
    {
        return true;
    }
    let is_first = |word: &str| FIRST.contains(&word) && !NEED_A_MARK.contains(&word);
    is_first(first) || is_first(contracted) || NEED_A_MARK.contains(&first) && is_long_task(first, count)
}

/// Whether a text of so many words that begins with a word of many uses is a task rather than a name.
fn is_long_task(first: &str, words: usize) -> bool {
    const TASKS: &[&str] = &[
        "list", "name", "given", "assume", "reverse", "merge", "sort", "count", "cite", "state", "should",
        "can", "could",
    ];
    words >= 5 && TASKS.contains(&first)
}

/// Whether a character only closes what stands before it: quotes, brackets, markup, a full stop.
fn is_closing(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '”'
                | '“'
                | '\''
                | '’'
                | '»'
                | '」'
                | ')'
                | '）'
                | ']'
                | '*'
                | '_'
                | '`'
                | '!'
                | '！'
                | '.'
                | '。'
                | '…'
                | '~'
        )
        || ('\u{1f000}'..='\u{1ffff}').contains(&c)
}

/// Whether a question is about the code that follows it.
pub(super) fn is_about_code(prompt: &str) -> bool {
    const WORDS: [&str; 42] = [
        "output",
        "following",
        "this code",
        "code below",
        "below",
        "snippet",
        "will be logged",
        "printed",
        "print",
        "what happens",
        "what's wrong",
        "what is wrong",
        "what does this",
        "result of",
        "return",
        "the code",
        "these",
        "be the value",
        "value of",
        "evaluate",
        "log",
        "bug",
        "refactor",
        "the function",
        "outcome",
        "this program",
        "this function",
        "salida",
        "saída",
        "ausgabe",
        "ausgegeben",
        "affiche",
        "sortie",
        "выведет",
        "результат",
        "代码",
        "输出",
        "打印",
        "出力",
        "출력",
        "código",
        "code ci-dessous",
    ];
    let prompt = prompt.to_lowercase();
    WORDS.iter().any(|words| prompt.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_ends_with_its_mark_in_any_language() {
        for text in ["What is it?", "闭包是什么？", "Really?\"", "¿Qué es?", "ما هي؟"] {
            assert_eq!(asks(text), Asks::Yes, "{text}");
        }
    }

    #[test]
    fn a_task_needs_no_mark() {
        let tasks = [
            "Explain Python's memory allocator",
            "Design a rate limiter",
            "Array vs linked list: difference between them",
            "简述事件循环",
            "Erkläre den Unterschied",
            "Расскажите про замыкания",
            "클로저에 대해 설명하시오",
            "Qual a diferença entre let e var",
            "Décrivez le cycle de vie",
        ];
        for text in tasks {
            assert_eq!(asks(text), Asks::Perhaps, "{text}");
        }
    }

    #[test]
    fn a_name_asks_nothing() {
        for text in ["Closures", "Event loop", "Docker Compose", "In memory of", "List", "?"] {
            assert_eq!(asks(text), Asks::No, "{text}");
        }
    }
}
