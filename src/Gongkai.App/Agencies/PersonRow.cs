namespace Gongkai.Agencies;

/// <summary>A person as the table has it, without what is only counted there: the step of the last code.</summary>
internal sealed class PersonRow
{
    private const string Columns =
        "name, sign_in, sign_in_folded, email, telephone, password_hash, must_change_password, security_stamp, second_factor_key, second_factor_on, "
            + "external_subject, ended_on, version";
    private const string Values =
        "@Name, @Sign_In, @Sign_In_Folded, @Email, @Telephone, @Password_Hash, @Must_Change_Password, @Security_Stamp, @Second_Factor_Key, "
            + "@Second_Factor_On, @External_Subject, @Ended_On, @Version";

    public const string Insert = $"insert into person (id, {Columns}, second_factor_step) values (@Id, {Values}, 0)";

    public const string Update = $"update person set ({Columns}) = ({Values}) where id = @Id";

    public PersonRow()
    {
    }

    public PersonRow(Person person)
    {
        (Id, Name, Sign_In, Sign_In_Folded, Email, Telephone) = (person.Id, person.Name, person.SignIn, person.SignInFolded, person.Email, person.Telephone);
        (Password_Hash, Must_Change_Password, Security_Stamp) = (person.PasswordHash, person.MustChangePassword ? 1 : 0, person.SecurityStamp);
        (Second_Factor_Key, Second_Factor_On) = (person.SecondFactorKey, person.SecondFactorOn ? 1 : 0);
        (External_Subject, Ended_On, Version) = (person.ExternalSubject, person.EndedOn, person.Version);
    }

    public PersonId Id { get; init; }
    public string Name { get; init; } = "";
    public string Sign_In { get; init; } = "";
    public string Sign_In_Folded { get; init; } = "";
    public string Email { get; init; } = "";
    public string Telephone { get; init; } = "";
    public string? Password_Hash { get; init; }
    public long Must_Change_Password { get; init; }
    public string Security_Stamp { get; init; } = "";
    public string? Second_Factor_Key { get; init; }
    public long Second_Factor_On { get; init; }
    public string? External_Subject { get; init; }
    public DateOnly? Ended_On { get; init; }
    public long Version { get; init; }

    public Person Person => new()
    {
        Id = Id,
        Name = Name,
        SignIn = Sign_In,
        SignInFolded = Sign_In_Folded,
        Email = Email,
        Telephone = Telephone,
        PasswordHash = Password_Hash,
        MustChangePassword = Must_Change_Password != 0,
        SecurityStamp = Security_Stamp,
        SecondFactorKey = Second_Factor_Key,
        SecondFactorOn = Second_Factor_On != 0,
        ExternalSubject = External_Subject,
        EndedOn = Ended_On,
        Version = (int)Version,
    };
}
