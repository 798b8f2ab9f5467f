"""The HTTP server of llama.cpp, on a port of loopback, with a model of random weights: it speaks, and says nothing.

Takes a folder and a port. The key is `s3cret-key`; an answer has 40 tokens at most, and its context 512.
"""

import sys
import time
from pathlib import Path

import gguf
import numpy
import xllamacpp

EMBEDDING, HIDDEN, HEADS = 64, 128, 4
#: Three words that a model of this kind must have, all bytes, and some words: each with its kind.
TOKENS = [("<unk>", 2), ("<s>", 3), ("</s>", 3)]
TOKENS += [(f"<0x{byte:02X}>", 6) for byte in range(256)]
TOKENS += [(word, 1) for word in ("▁a", "▁cat", *"abcdefghijklmnopqrstuvwxyz")]


def write(path: Path) -> None:
    """Write a model of one layer."""
    chance = numpy.random.default_rng(20261130)
    file = gguf.GGUFWriter(path, "llama")
    file.add_context_length(2048)
    file.add_embedding_length(EMBEDDING)
    file.add_block_count(1)
    file.add_feed_forward_length(HIDDEN)
    file.add_head_count(HEADS)
    file.add_layer_norm_rms_eps(1e-5)
    file.add_rope_dimension_count(EMBEDDING // HEADS)
    file.add_vocab_size(len(TOKENS))
    file.add_tokenizer_model("llama")
    file.add_token_list([word.encode() for word, _ in TOKENS])
    file.add_token_scores([0.0] * len(TOKENS))
    file.add_token_types([kind for _, kind in TOKENS])
    file.add_bos_token_id(1)
    file.add_eos_token_id(2)
    file.add_chat_template("{% for one in messages %}{{ one['content'] }}\n{% endfor %}")
    for name, *shape in (
        ("token_embd", len(TOKENS), EMBEDDING),
        ("output", len(TOKENS), EMBEDDING),
        *((f"blk.0.attn_{name}", EMBEDDING, EMBEDDING) for name in ("q", "k", "v", "output")),
        ("blk.0.ffn_gate", HIDDEN, EMBEDDING),
        ("blk.0.ffn_up", HIDDEN, EMBEDDING),
        ("blk.0.ffn_down", EMBEDDING, HIDDEN),
    ):
        weights = (chance.standard_normal(shape) * 0.3).astype(numpy.float32)
        file.add_tensor(f"{name}.weight", weights)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        file.add_tensor(f"{name}.weight", numpy.ones(EMBEDDING, numpy.float32))
    file.write_header_to_file()
    file.write_kv_data_to_file()
    file.write_tensors_to_file()
    file.close()


folder, port = sys.argv[1:]
model = Path(folder, "random.gguf")
write(model)
parameters = xllamacpp.CommonParams()
parameters.model.path = str(model)
parameters.port = int(port)
parameters.n_ctx, parameters.n_predict = 512, 40
parameters.api_keys = ["s3cret-key"]
parameters.warmup = False
parameters.cpuparams.n_threads = 1
server = xllamacpp.Server(parameters)
while True:
    time.sleep(60)
