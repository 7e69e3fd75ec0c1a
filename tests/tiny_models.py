"""Real transformers, small enough to make in a test: random weights, a vocabulary trained on a few Korean lines."""

import json
from collections.abc import Mapping
from pathlib import Path

LINES = (
    "청년 월세 지원 사업의 예산은 얼마입니까",
    "2025년 예산은 3조 2,682억원으로 전년보다 늘었습니다",
    "출장비는 여비 규정에 따라 지급합니다",
    "산업통상자원부 공고 제2025-1호",
    "query: passage: 질문: 문서:",
)
LONGEST = 64  # tokens


def bert_folder(folder: Path, seed: int = 0, labels: int = 0, width: int = 48, positions: int = LONGEST) -> Path:
    """Save a BERT of random weights with its WordPiece tokenizer; ``labels`` above 0 gives it a head for scores."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel

    tokenizer = word_piece_tokenizer(positions)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=2 * width,
        max_position_embeddings=positions,
        num_labels=max(labels, 1),
    )
    torch.manual_seed(seed)
    model = BertForSequenceClassification(config) if labels else BertModel(config)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def word_piece_tokenizer(longest: int = LONGEST):
    from tokenizers import BertWordPieceTokenizer
    from transformers import PreTrainedTokenizerFast

    trained = BertWordPieceTokenizer(strip_accents=False, lowercase=False)
    trained.train_from_iterator(LINES, vocab_size=300, min_frequency=1, show_progress=False)
    return PreTrainedTokenizerFast(
        tokenizer_object=trained._tokenizer,
        model_max_length=longest,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )


def encoder_folder(folder: Path, prompts: Mapping[str, str] | None = None, **made: int) -> Path:
    """Save a whole sentence-transformers model, mean pooling and all, with prompts of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    bare = Transformer(str(bert_folder(folder / "bare", **made)))
    pooling = Pooling(bare.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(modules=[bare, pooling], device="cpu").save(str(folder / "model"), create_model_card=False)
    give_prompts(folder / "model", prompts or {})
    return folder / "model"


def give_prompts(model: Path, prompts: Mapping[str, str]) -> None:
    """Write a published model's prompts as its authors do."""
    path = model / "config_sentence_transformers.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, "prompts": prompts}), encoding="utf-8")
