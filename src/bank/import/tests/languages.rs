//! Documents in other languages.

use super::{found, prompts};

#[test]
fn chinese() {
    let document = r"# 前端面试题

## JavaScript

### 1. 闭包是什么？

函数和它的作用域。

### 2. 事件循环

任务队列。

### 3. 说说原型链

对象的链。
";
    let expected = [
        "5 闭包是什么？ # JavaScript = 函数和它的作用域。",
        "9 事件循环 # JavaScript = 任务队列。",
        "13 说说原型链 # JavaScript = 对象的链。",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn chinese_labels() {
    let document = r"问：什么是索引？
答：一种数据结构。

问：什么是事务？
答：一组操作。

追问：
- 隔离级别有哪些？
";
    let expected = ["1 什么是索引？ = 一种数据结构。", "4 什么是事务？ = 一组操作。 > 隔离级别有哪些？"];
    assert_eq!(found(document), expected);
}

#[test]
fn spanish() {
    let document = r"# Preguntas de entrevista

**Pregunta:** ¿Qué es una promesa?

**Respuesta:** Un valor futuro.

**Pregunta:** Explica el bucle de eventos

**Puntos clave:**
- cola de tareas

**Preguntas de seguimiento:**
- ¿Qué es una microtarea?
";
    let expected = [
        "3 ¿Qué es una promesa? # Preguntas de entrevista = Un valor futuro.",
        "7 Explica el bucle de eventos # Preguntas de entrevista * cola de tareas > ¿Qué es una microtarea?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn portuguese() {
    let document = r"1. O que é um índice?
   - Resposta: uma estrutura de dados.
2. Qual a diferença entre inner e left join?
   - Resposta: linhas sem par.
";
    let expected = [
        "1 O que é um índice? = uma estrutura de dados.",
        "3 Qual a diferença entre inner e left join? = linhas sem par.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn german() {
    let document = r"### Was ist ein Index?

Eine Struktur.

### Erklären Sie Transaktionen

**Kernpunkte:**

- Atomarität
- Isolation
";
    let expected =
        ["1 Was ist ein Index? = Eine Struktur.", "5 Erklären Sie Transaktionen * Atomarität * Isolation"];
    assert_eq!(found(document), expected);
}

#[test]
fn french() {
    let document = r"- Qu'est-ce qu'un index ?
- Expliquez les transactions
- Quelle est la différence entre une vue et une table ?
";
    let expected = [
        "1 Qu'est-ce qu'un index ?",
        "2 Expliquez les transactions",
        "3 Quelle est la différence entre une vue et une table ?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn russian() {
    let document = r"## Вопросы

1. Что такое индекс?
2. Расскажите про транзакции
3. В чем разница между процессом и потоком?

## Полезные ссылки

1. [Как работает индекс?](https://example.com)
";
    let expected = [
        "3 Что такое индекс? # Вопросы",
        "4 Расскажите про транзакции # Вопросы",
        "5 В чем разница между процессом и потоком? # Вопросы",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn japanese() {
    let document = r"## 質問

### インデックスとは何ですか？

データ構造です。

### トランザクションを説明してください

操作の集まりです。
";
    let expected = [
        "3 インデックスとは何ですか？ # 質問 = データ構造です。",
        "7 トランザクションを説明してください # 質問 = 操作の集まりです。",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn korean() {
    let document = r"## 면접 질문

- 인덱스란 무엇인가요?
- 트랜잭션에 대해 설명해주세요
- 프로세스와 스레드의 차이
";
    let expected = [
        "3 인덱스란 무엇인가요? # 면접 질문",
        "4 트랜잭션에 대해 설명해주세요 # 면접 질문",
        "5 프로세스와 스레드의 차이 # 면접 질문",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn tasks_without_a_mark() {
    let lists = [
        "- Omów zasady SOLID\n- Czym jest wątek\n- Podaj przykład wzorca\n",
        "- Was ist ein Thread\n- Definieren Sie eine Race Condition\n- Wer hat Zugriff auf den Heap\n",
        "- Hangi veri tipleri vardır\n- Stack ve heap karşılaştırınız\n- Ne zaman index kullanılır\n",
        "- Enumera los tipos de datos\n- En qué consiste la normalización\n- Cuántos bits tiene un byte\n",
        "- Quem criou o Git\n- Em que consiste a normalização\n- Justifique sua resposta\n",
        "- Sebutkan tipe data\n- Kapan memakai index\n- Bandingkan stack dan heap\n",
        "- Mô tả vòng đời\n- Thế nào là index\n- Cho ví dụ về kế thừa\n",
        "- Dove sono salvati gli oggetti\n- Definisci il concetto\n- In cosa consiste la normalizzazione\n",
        "- Порівняйте стек і чергу\n- Наведіть приклад\n- Скільки біт у байті\n",
        "- В каких случаях нужен индекс\n- Охарактеризуйте модель\n- Докажите это\n",
    ];
    for list in lists {
        assert_eq!(found(list).len(), 3, "{list}");
    }
}

#[test]
fn numbers_in_other_digits() {
    let document = "۱. ایندکس چیست؟\n۲. تفاوت پشته و صف را توضیح دهید\n۳. انواع join را نام ببرید\n";
    let expected = ["1 ایندکس چیست؟", "2 تفاوت پشته و صف را توضیح دهید", "3 انواع join را نام ببرید"];
    assert_eq!(found(document), expected);
}

#[test]
fn labels_of_warnings() {
    let document = r"# Entrevista

**¿Cómo evitas una carrera?**

**Qué buscar:**
- Exclusión mutua

**Señales de alerta:**
- No sabe qué es un hilo

**¿Qué es un interbloqueo?**

**Qué buscar:**
- Espera circular

**Señales de alerta:**
- Lo confunde
";
    let expected = [
        "3 ¿Cómo evitas una carrera? # Entrevista * Exclusión mutua",
        "11 ¿Qué es un interbloqueo? # Entrevista * Espera circular",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn tasks_in_the_infinitive() {
    let document = r"# Entrevista técnica

## Perguntas técnicas

- Escrever uma função para somar os números pares.
- Encontrar dois números que somem um valor.

## Algoritmos

- Inverter uma lista sem usar a função embutida.
";
    let lines: Vec<String> = found(document).iter().map(|line| line.chars().take(2).collect()).collect();
    assert_eq!(lines, ["5 ", "6 ", "10"]);
}

#[test]
fn headings_in_chinese_that_bid_to_tell_are_questions_without_a_title() {
    let document = "## 一、IP协议的首部结构\n\n文字。\n\n## 二、简述一下什么是面向对象\n\n文字。\n\n## 三、说一说新特性\n\n文字。\n\n\
                    ## 四、谈谈编译的过程\n\n文字。\n";
    let expected = ["IP协议的首部结构", "简述一下什么是面向对象", "说一说新特性", "谈谈编译的过程"];
    assert_eq!(prompts(document), expected);
}
