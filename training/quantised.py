"""Write a transformer as an ONNX model of 8-bit weights, with its tokenizer."""

from __future__ import annotations

import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig

from index.transformer import MODEL, TOKENIZER

_OPSET = 17
_FLOAT = 1
"""onnx.TensorProto.FLOAT."""
_SHOWN = 40
"""Subwords of the example that the model is traced with."""


def write_transformer(
    model: nn.Module, config: BertConfig, tokenizer: Tokenizer, folder: Path, work: Path,
    segments: bool,
) -> None:  # fmt: skip
    """Write a folder that `index.transformer.Transformer` reads.

    `model` takes ids, mask and, if told, segments. The operations of attention are joined, then
    weights become 8-bit numbers with one scale per column; activations are brought to 8 bits as
    they come. A head keeps its precision.
    """
    whole, joined = work / "whole.onnx", work / "joined.onnx"
    model.eval()
    ones = torch.ones((2, _SHOWN), dtype=torch.int64)
    given: dict[str, Tensor] = {"ids": ones * 5, "mask": ones}
    if segments:
        given["segments"] = (torch.arange(_SHOWN) > 15).long().repeat(2, 1)
    torch.onnx.export(
        model, tuple(given.values()), str(whole), dynamo=False, opset_version=_OPSET,
        input_names=list(given), output_names=["told"],
        dynamic_axes={**{name: {0: "batch", 1: "subwords"} for name in given},
                      "told": {0: "batch"}},
    )  # fmt: skip
    graph = optimizer.optimize_model(
        str(whole), "bert", num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size, opt_level=0,
    )  # fmt: skip
    _part_norms(graph.model.graph)
    graph.save_model_to_file(str(joined))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    head = [n.name for n in graph.model.graph.node if n.op_type == "Gemm" or "/head/" in n.name]
    # A product with a bias ("Gemm") is parted in two before it is looked for by its name.
    head += [f"{name}_MatMul" for name in head]
    quantize_dynamic(
        joined, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=head, extra_options={"DefaultTensorType": _FLOAT},
    )  # fmt: skip
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / TOKENIZER))


def _part_norms(graph: onnx.GraphProto) -> None:
    """Have sums and their layer norms computed apart.

    The joined operation takes onnxruntime 1.32 seven times as long as its two parts.
    """
    nodes = []
    for node in graph.node:
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        one, other, scale, shift, *bias = node.input
        (epsilon,) = (each.f for each in node.attribute if each.name == "epsilon")
        told = one
        for at, added in enumerate((other, *filter(None, bias))):
            total = f"{node.name}_sum_{at}"
            nodes.append(onnx.helper.make_node("Add", [told, added], [total]))
            told = total
        nodes.append(
            onnx.helper.make_node(
                "LayerNormalization", [told, scale, shift], node.output[:1],
                axis=-1, epsilon=epsilon,
            )
        )  # fmt: skip
    del graph.node[:]
    graph.node.extend(nodes)
