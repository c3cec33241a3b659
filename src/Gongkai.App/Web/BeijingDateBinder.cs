using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gongkai.Web;

/// <summary>Reads dates as people write them: 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, full width too.</summary>
internal sealed partial class BeijingDateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, value);
        var text = value.FirstValue;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (!context.ModelMetadata.IsReferenceOrNullableType)
                context.ModelState.TryAddModelError(context.ModelName, $"请填写{context.ModelMetadata.GetDisplayName()}");
            else context.Result = ModelBindingResult.Success(null);
        }
        else if (Read(text) is { } date) context.Result = ModelBindingResult.Success(date);
        else context.ModelState.TryAddModelError(context.ModelName, $"{context.ModelMetadata.GetDisplayName()}{WhyNot(text)}");
        return Task.CompletedTask;
    }

    /// <summary>The years that records can have: before and after them no term can be counted.</summary>
    private const int FirstYear = 1949, LastYear = 2199;

    /// <summary>What is wrong with words that are none of the dates that are taken: <c>“九月”不是日期…</c></summary>
    public static string WhyNot(string text) => Any(text) is null ? $"“{text.Trim()}”不是日期，请写成 2026-03-02 的样子"
        : $"“{text.Trim()}”的年份应当在 {FirstYear} 年到 {LastYear} 年之间";

    /// <summary>The date; null when it is none, or lies outside the years that records can have.</summary>
    public static DateOnly? Read(string text) => Any(text) is { Year: >= FirstYear and <= LastYear } date ? date : null;

    private static DateOnly? Any(string text)
    {
        var match = Written().Match(ChineseText.Fold(text).Trim());
        return match.Success
            && DateOnly.TryParseExact(string.Join('-', match.Groups[1].Value, match.Groups[2].Value.PadLeft(2, '0'), match.Groups[3].Value.PadLeft(2, '0')),
                "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    [GeneratedRegex(@"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")]
    private static partial Regex Written();
}
