//! Items that are counted on, each with code and what is asked about it below.

use super::prompts;

#[test]
fn what_is_asked_about_code_belongs_to_the_number_above_it() {
    let options = "- [ ] um\n- [ ] dois\n- [ ] três\n\n---\n\n";
    let document = [
        "31. Sam escreve o seguinte código:\n```{python}\nprint(1)\n```\n\nQue tipo de dados você obtém?\n\n",
        options,
        "32. Michael escreve o seguinte código:\n```{python}\nprint(2)\n```\n\nQue saída você obtém?\n\n",
        options,
        "33. Qual das opções explica melhor a conversão?\n\n",
        options,
        "34. Mary escreve este código:\n```{python}\nprint(3)\n```\n\nQual é a saída do código?\n\n",
        options,
    ]
    .concat();
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 4, "{prompts:?}");
    assert!(prompts[0].starts_with("Sam escreve"), "{prompts:?}");
    assert!(prompts[3].contains("Qual é a saída do código?\n\n- [ ] um"), "{prompts:?}");
}
