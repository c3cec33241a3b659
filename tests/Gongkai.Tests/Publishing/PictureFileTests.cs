using System.Buffers.Binary;
using Gongkai.Documents.Publishing;
using Gongkai.Tests.Writing;

namespace Gongkai.Tests.Publishing;

/// <summary>Pictures are copied with what makes the picture, and nothing else.</summary>
public sealed class PictureFileTests
{
    [Fact]
    public void A_PNG_keeps_its_picture_and_loses_what_was_written_into_it()
    {
        var plain = Pictures.Png();

        var copy = PictureFile.Copy(
            [.. Pictures.Png(("tEXt", "Author\0某人"u8.ToArray()), ("eXIf", "MM\0*GPS"u8.ToArray()), ("tIME", [7, 234, 1, 1, 0, 0, 0])), .. "PK\u0003\u0004"u8],
            out _);

        Assert.Equal("image/png", copy!.Value.MediaType);
        Assert.Equal(plain, copy.Value.Content);
    }

    [Fact]
    public void A_JPEG_loses_where_and_by_whom_it_was_taken_and_keeps_which_side_is_up()
    {
        var copy = PictureFile.Copy([.. Pictures.Jpeg, .. "behind"u8], out _)!.Value.Content;

        Assert.Equal(-1, copy.AsSpan().IndexOf("Somebody"u8));
        Assert.Equal(-1, copy.AsSpan().IndexOf("secret"u8));
        Assert.EndsWith("FFD9", Convert.ToHexString(copy), StringComparison.Ordinal);
        var told = ForeignReader.Command("exiftool", copy, "jpg", "-s", "{}");
        Assert.Contains("Rotate 90 CW", told, StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Comment", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GIF_keeps_its_frames_and_loses_its_comment()
    {
        byte[] head = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0];
        byte[] frame = [0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

        var copy = PictureFile.Copy([.. head, 0x21, 0xFE, 6, .. "secret"u8, 0, .. frame, 0x3B, 1, 2, 3], out _);

        Assert.Equal([.. head, .. frame, 0x3B], copy!.Value.Content);
    }

    [Fact]
    public void A_picture_that_pages_do_not_show_or_that_is_damaged_is_refused_by_name()
    {
        Assert.Null(PictureFile.Copy([1, 0, 0, 0, 108, 0, 0, 0], out var emf));
        Assert.Equal(("EMF", "kind"), emf);
        var huge = Pictures.Png();
        BinaryPrimitives.WriteInt32BigEndian(huge.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(huge.AsSpan(20), 100_000);
        Assert.Null(PictureFile.Copy(huge, out var large));
        Assert.Equal(("PNG", "large"), large);
        foreach (var picture in (byte[][])[Pictures.Png(), Pictures.Jpeg])
            for (var length = 0; length < picture.Length - 1; length += 7)
                Assert.Null(PictureFile.Copy(picture.AsSpan(0, length), out _));
    }
}
