"""A real chat model, made on the spot: a Llama of random weights, a byte-level BPE and a chat template of its own."""

from pathlib import Path

LINES = (
    "제공된 문서에서 답을 찾을 수 없습니다.",
    "2025년 별빛축제의 금액은 1,800백만원입니다[1].",
    "당신은 공공기관 직원의 질문에 문서를 근거로 답하는 한국어 도우미입니다.",
    "자료는 저마다 <자료 번호>에서 시작하고 </자료 번호>에서 끝납니다.",
)
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
LONGEST = 16_384  # tokens: one for nearly every byte of a prompt


def chat_folder(folder: Path) -> Path:
    """Save the model with its tokenizer; 1 MB, two layers, made in a second."""
    import torch
    from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM

    tokenizer = _tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=LONGEST,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    torch.manual_seed(0)
    model = LlamaForCausalLM(config)
    model.generation_config = GenerationConfig(eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _tokenizer():
    from tokenizers import ByteLevelBPETokenizer
    from transformers import PreTrainedTokenizerFast

    trained = ByteLevelBPETokenizer()
    special = ["<|im_start|>", "<|im_end|>", "<|pad|>"]
    trained.train_from_iterator(LINES * 4, vocab_size=400, min_frequency=2, special_tokens=special, show_progress=False)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=trained._tokenizer,
        model_max_length=LONGEST,
        bos_token="<|im_start|>",
        eos_token="<|im_end|>",
        pad_token="<|pad|>",
    )
    tokenizer.chat_template = TEMPLATE
    return tokenizer
