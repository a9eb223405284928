package main

import (
	"runtime/debug"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
)

// The go command says more of a program that was made in a clone than of one that "go install"
// has made of a version.
func TestBuildOf(t *testing.T) {
	t.Parallel()
	const revision = "946bd0e9c1f04b6f8a3b3f8a7b1d1c2e3f405162"
	made := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Path: "github.com/pobook/pobook", Version: version}, Settings: settings}
	}
	tests := []struct {
		name string
		info *debug.BuildInfo
		want buildInfo
	}{
		{"nothing is known", nil, buildInfo{Version: "unknown", Go: "unknown"}},
		{"installed", made("v0.1.0"), buildInfo{Version: "v0.1.0", Go: "1.26.8"}},
		{
			"installed by commit", made("v0.1.1-0.20261201033233-946bd0e9c1f0"),
			buildInfo{Version: "v0.1.1-0.20261201033233-946bd0e9c1f0", Commit: "946bd0e9c1f0", Date: "2026-12-01T03:32:33Z", Go: "1.26.8"},
		},
		{
			"made in a clone",
			made(
				"v0.1.1-0.20261201033233-946bd0e9c1f0+dirty", debug.BuildSetting{Key: "GOARCH", Value: "arm64"}, debug.BuildSetting{Key: "GOOS", Value: "darwin"},
				debug.BuildSetting{Key: "vcs.revision", Value: revision}, debug.BuildSetting{Key: "vcs.time", Value: "2026-12-01T03:32:33Z"}, debug.BuildSetting{Key: "vcs.modified", Value: "true"},
			),
			buildInfo{
				Version: "v0.1.1-0.20261201033233-946bd0e9c1f0+dirty", Commit: revision, Date: "2026-12-01T03:32:33Z",
				Modified: true, Go: "1.26.8", System: "darwin/arm64",
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := buildOf(test.info)
			if len(got.Faces) != len(fonts.Families()) || got.Faces[0] != (face{"NotoSans", fonts.Families()[0].Version}) {
				t.Errorf("the faces are %v", got.Faces)
			}
			got.Faces = nil
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
