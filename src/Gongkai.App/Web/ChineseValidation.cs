using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Gongkai.Web;

/// <summary>Says in Chinese what a form field's attributes ask for.</summary>
internal sealed class ChineseValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (attribute is { ErrorMessage: null, ErrorMessageResourceName: null } && Words(attribute) is { } words) attribute.ErrorMessage = words;
    }

    private static string? Words(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "请填写{0}",
        StringLengthAttribute { MinimumLength: > 0 } => "{0}应为 {2} 至 {1} 个字",
        StringLengthAttribute or MaxLengthAttribute => "{0}不能超过 {1} 个字",
        MinLengthAttribute => "{0}至少 {1} 个字",
        RangeAttribute => "{0}应在 {1} 到 {2} 之间",
        EmailAddressAttribute => "{0}的写法不对，应像 name@example.cn",
        RegularExpressionAttribute => "{0}的写法不对",
        CompareAttribute => "两次填写的{0}不一样",
        _ => null,
    };

    /// <summary>The words for values that cannot be read at all.</summary>
    public static void Speak(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((value, name) => $"{name}不能是“{value}”");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"不能是“{value}”");
        words.SetUnknownValueIsInvalidAccessor(name => $"{name}填写得不对");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写得不对");
        words.SetValueIsInvalidAccessor(value => $"“{value}”填写得不对");
        words.SetValueMustBeANumberAccessor(name => $"{name}应是数字");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "应是数字");
        words.SetValueMustNotBeNullAccessor(name => $"请填写{name}");
        words.SetMissingBindRequiredValueAccessor(name => $"请填写{name}");
        words.SetMissingKeyOrValueAccessor(() => "请填写");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "没有收到内容");
    }
}
