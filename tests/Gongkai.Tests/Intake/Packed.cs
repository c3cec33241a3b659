using System.IO.Compression;
using System.Text;

namespace Gongkai.Tests.Intake;

/// <summary>ZIP archives for tests.</summary>
internal static class Packed
{
    public static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(null, members);

    public static byte[] Zip(Encoding? names, params (string Name, byte[] Content)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true, names))
            foreach (var (name, content) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(content);
            }
        return stream.ToArray();
    }
}
