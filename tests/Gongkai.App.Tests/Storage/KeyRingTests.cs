using System.Security.Cryptography;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class KeyRingTests
{
    [Fact]
    public void What_was_sealed_is_opened_in_its_own_place_only()
    {
        using var scratch = new Scratch();
        var keys = KeyRing.Open(scratch.At("keys"), []);
        var box = keys.Seal("云川市某路1号", "personal_data/1");
        Assert.Equal("云川市某路1号", keys.Open(box, "personal_data/1"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(box, "personal_data/2"));
        Assert.DoesNotContain(box.Text, $"{box}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_are_their_owners_alone()
    {
        // Windows keeps permissions another way.
        if (OperatingSystem.IsWindows()) return;
        using var scratch = new Scratch();
        KeyRing.Open(scratch.At("keys"), []);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(scratch.At("keys")).Single()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(scratch.At("keys")));
    }

    [Fact]
    public void A_key_that_another_process_adds_is_seen_at_once()
    {
        using var scratch = new Scratch();
        var (here, there) = (KeyRing.Open(scratch.At("keys"), []), KeyRing.Open(scratch.At("keys"), []));
        var old = here.Seal("甲", "a");
        var key = there.Add();
        Assert.Equal(key, here.Seal("乙", "b").Key);
        Assert.Equal(["甲", "乙"], [there.Open(old, "a"), there.Open(here.Seal("乙", "b"), "b")]);
    }

    [Fact]
    public void A_key_that_is_missing_is_named_and_none_is_made_in_its_place()
    {
        using var scratch = new Scratch();
        var lost = Assert.Throws<MissingKeyException>(() => KeyRing.Open(scratch.At("keys"), ["0001-00c0ffee"]));
        Assert.Equal("0001-00c0ffee", lost.Key);
        Assert.Empty(Directory.GetFiles(scratch.At("keys")));
    }
}
