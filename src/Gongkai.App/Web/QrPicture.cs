using QRCoder;

namespace Gongkai.Web;

/// <summary>QR codes, drawn here and put into the page itself.</summary>
public static class QrPicture
{
    /// <summary>The address of a picture that holds itself, for <c>img src</c>.</summary>
    public static string Source(string text) => $"data:image/png;base64,{Convert.ToBase64String(Png(text))}";

    /// <summary>The picture as PNG.</summary>
    public static byte[] Png(string text, int pixelsPerModule = 6)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(pixelsPerModule);
    }
}
