// Package packing makes font files small for the program that carries them.
//
// A packed file is one frame of Zstandard (RFC 8878) that refers to another file,
// its model, as to a dictionary: fonts of one maker have most of their outlines of
// Latin in common, and the faces of East Asian regions most of their Han. The
// package knows neither fonts nor where files are; the same content and model
// give the same bytes. Start reading at [Pack].
package packing

import (
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// Extension is what the name of a packed file has after that of its content.
const Extension = ".zst"

// modelID is the number by which a frame names its dictionary: none, as whoever
// unpacks it knows the model (RFC 8878, section 5).
const modelID = 0

// Pack returns content, packed. The model may be empty.
func Pack(content, model []byte) ([]byte, error) {
	options := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedBestCompression),
		zstd.WithEncoderConcurrency(1),
		zstd.WithWindowSize(window),
		zstd.WithSingleSegment(true),
	}
	if len(model) > 0 {
		options = append(options, zstd.WithEncoderDictRaw(modelID, model))
	}
	encoder, err := zstd.NewWriter(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return encoder.EncodeAll(content, nil), encoder.Close()
}

// window is how far back a frame may refer, in bytes: beyond the largest font and
// its model.
const window = 32 << 20

// Unpack returns the content of a packed file. It has size bytes, and was packed
// with the model that is given; of anything else there is an error, and never
// more memory taken than for size bytes.
func Unpack(packed, model []byte, size int) ([]byte, error) {
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(max(size, 1)))}
	if len(model) > 0 {
		options = append(options, zstd.WithDecoderDictRaw(modelID, model))
	}
	decoder, err := zstd.NewReader(nil, options...)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	defer decoder.Close()
	content, err := decoder.DecodeAll(packed, make([]byte, 0, size))
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	if len(content) != size {
		return nil, fmt.Errorf("packing: %d bytes, not %d", len(content), size)
	}
	return content, nil
}
