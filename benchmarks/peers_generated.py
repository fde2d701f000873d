"""pydantic models that datamodel-code-generator makes from `ik.schema()` on each run.

- `as_it_comes`: from the schema as it is, with the default settings. JSON Schema has no keyword for a tagged union, so
  pydantic tries one kind of record after another.
- `tagged`: the same schema with OpenAPI's `discriminator` on the union, which generator and pydantic know, and frozen
  models, as somebody who wants speed would have it.

They check what the schema checks: no calendar, no NFC, no references, no repeated ids, no repeated keys.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from peer_codecs import Codec

import indokorea as ik


def as_it_comes(whole: bool) -> Codec:
    """Return the codec of models generated with the default settings."""
    return codec_for(generated(ik.schema(), "generated_as_it_comes"))


def tagged(whole: bool) -> Codec:
    """Return the codec of frozen models that are distinguished by their tag."""
    schema = ik.schema()
    union = schema["$defs"]["AnyRecord"]
    union["oneOf"] = union.pop("anyOf")
    union["discriminator"] = {"propertyName": "kind"}
    return codec_for(generated(schema, "generated_tagged", "--enable-faux-immutability"))


def generated(schema: dict[str, Any], name: str, *options: str) -> ModuleType:
    """Return the module that the generator makes from a schema."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "schema.json"), Path(folder, f"{name}.py")
        source.write_text(json.dumps(schema))
        command = ["--input", str(source), "--input-file-type", "jsonschema", "--output", str(target)]
        settings = ["--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
        subprocess.run([sys.executable, "-m", "datamodel_code_generator", *command, *settings, *options], check=True)
        spec = spec_from_file_location(name, target)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return module


def codec_for(module: ModuleType) -> Codec:
    """Return the codec that uses the methods of pydantic."""
    document: Any = vars(module)["Document"]
    return Codec(document.model_validate_json, lambda found: found.model_dump_json(exclude_defaults=True))
