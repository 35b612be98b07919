"""From a person's photo to the pictures of the site: inspect → plan → normalise → encode → cache."""

from catalogue.media.cache import MediaCache
from catalogue.media.encode import encoder_version
from catalogue.media.inspection import FaultReason, PhotoFacts, PhotoFault, inspect_photo
from catalogue.media.pictures import (
    PhotoSource,
    Picture,
    encode_all,
    picture_files,
)
from catalogue.media.plan import Rendition, plan_photo, plan_renditions
from catalogue.media.shards import Shard, by_shard, missing_photos, read_shard, shard_of
from catalogue.media.unchanged import PhotoChangedError, read_unchanged

__all__ = [
    "FaultReason",
    "MediaCache",
    "PhotoChangedError",
    "PhotoFacts",
    "PhotoFault",
    "PhotoSource",
    "Picture",
    "Rendition",
    "Shard",
    "by_shard",
    "encode_all",
    "encoder_version",
    "inspect_photo",
    "missing_photos",
    "picture_files",
    "plan_photo",
    "plan_renditions",
    "read_shard",
    "read_unchanged",
    "shard_of",
]
