//! Names in bold that numbers count, each above one nested task.

use super::{found, prompts};

const TASKS: [(&str, &str); 5] = [
    ("Atributos de calidad (5 puntos)", "**Pregunta técnica:** ¿Cuáles son los más importantes?"),
    ("Git (5 puntos)", "**Ejercicio práctico:** Explica cómo se resuelve un conflicto."),
    ("Estimación (5 puntos)", "**Escenario de proyecto:** Estima el tiempo que hace falta."),
    ("Estado con Redux (5 puntos)", "**Requerimiento:** Implementa la gestión del estado en una aplicación."),
    ("Contenedor principal", "Implementar un contenedor que cargue tres partes."),
];

#[test]
fn each_number_is_a_question() {
    let one = |(at, (name, task)): (usize, &(&str, &str))| {
        let answer = if at < 2 { "   - **Respuesta**: [aquí](respuesta.md)\n" } else { "" };
        format!("{}. **{name}:**\n   - {task}\n{answer}\n", at + 1)
    };
    let document: String = TASKS.iter().enumerate().map(one).collect();
    let read = found(&document);
    assert_eq!(read.len(), 5, "{read:?}");
    assert!(read[1].contains("Explica cómo se resuelve un conflicto."), "{read:?}");
}

#[test]
fn a_name_above_several_tasks_is_that_of_a_section() {
    let one = |(at, (name, _)): (usize, &(&str, &str))| {
        format!(
            "{}. **{name}:**\n   - Escribe una prueba de {at}.\n   - ¿Qué mide {at}?\n   - ¿Quién lee {at}?\n\n",
            at + 1
        )
    };
    let document: String = TASKS.iter().enumerate().map(one).collect();
    assert_eq!(prompts(&format!("# Preguntas\n\n{document}")).len(), 15);
}
