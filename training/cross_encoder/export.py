"""Write the reader as an ONNX model of 8-bit weights, with its tokenizer."""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from tokenizers import Tokenizer

from training.cross_encoder.reader import Reader

_INPUTS = ("ids", "mask", "segments")
_OPSET = 17
_FLOAT = 1
"""onnx.TensorProto.FLOAT."""


def export(reader: Reader, tokenizer: Tokenizer, folder: Path, work: Path, card: str) -> None:
    """Write a folder that `index.cross_encoder.CrossEncoder` reads.

    The operations of attention are joined, then weights become 8-bit numbers with one scale
    per column; activations are brought to 8 bits as they come. The head keeps its precision.
    """
    whole, joined = work / "whole.onnx", work / "joined.onnx"
    reader.eval()
    shown = torch.ones((2, 40), dtype=torch.int64)
    segments = (torch.arange(40) > 15).long().repeat(2, 1)
    torch.onnx.export(
        reader, (shown * 5, shown, segments), str(whole), dynamo=False, opset_version=_OPSET,
        input_names=list(_INPUTS), output_names=["score"],
        dynamic_axes={**{name: {0: "batch", 1: "subwords"} for name in _INPUTS},
                      "score": {0: "batch"}},
    )  # fmt: skip
    config = reader.encoder.config
    model = optimizer.optimize_model(
        str(whole), "bert", num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size, opt_level=0,
    )  # fmt: skip
    model.save_model_to_file(str(joined))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    head = [n.name for n in model.model.graph.node if n.op_type == "Gemm" or "/head/" in n.name]
    quantize_dynamic(
        joined, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=head, extra_options={"DefaultTensorType": _FLOAT},
    )  # fmt: skip
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "README.md").write_text(card, encoding="utf-8")
